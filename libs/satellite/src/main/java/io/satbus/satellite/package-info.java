/** The SDK: what a satellite is made of, what its handlers can do, and how it lives. */
@NullMarked
package io.satbus.satellite;

import org.jspecify.annotations.NullMarked;
