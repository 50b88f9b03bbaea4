/** What the command line thinks about, without any input or output: constellations, names, types, conversations. */
@NullMarked
package io.satbus.cli.domain;

import org.jspecify.annotations.NullMarked;
