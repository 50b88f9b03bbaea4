/** Where the command line touches the world: terminal, files, processes, the bus. */
@NullMarked
package io.satbus.cli.adapter;

import org.jspecify.annotations.NullMarked;
