/** Handlers that block: many at once, but never two of one key. */
@NullMarked
package io.satbus.benchmarks.slow;

import org.jspecify.annotations.NullMarked;
