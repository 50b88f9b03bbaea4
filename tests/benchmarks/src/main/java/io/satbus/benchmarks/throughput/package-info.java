/** One way, as many messages as possible. */
@NullMarked
package io.satbus.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
