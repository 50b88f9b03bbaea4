/** The satellite that the README shows. */
@NullMarked
package io.satbus.satellite.example;

import org.jspecify.annotations.NullMarked;
