/** Meters, traces and log context. */
@NullMarked
package io.satbus.telemetry;

import org.jspecify.annotations.NullMarked;
