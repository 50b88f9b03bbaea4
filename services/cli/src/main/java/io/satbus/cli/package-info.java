/** The {@code satbus} command: its entry point, and what other modules implement to add a subcommand. */
@NullMarked
package io.satbus.cli;

import org.jspecify.annotations.NullMarked;
