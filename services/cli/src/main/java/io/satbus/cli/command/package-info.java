/** The commands, one class each. */
@NullMarked
package io.satbus.cli.command;

import org.jspecify.annotations.NullMarked;
