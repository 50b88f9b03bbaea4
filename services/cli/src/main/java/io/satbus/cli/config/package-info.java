/** What the command line is told by its environment. */
@NullMarked
package io.satbus.cli.config;

import org.jspecify.annotations.NullMarked;
