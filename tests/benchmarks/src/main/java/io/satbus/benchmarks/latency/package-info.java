/** There and back: requests and their replies. */
@NullMarked
package io.satbus.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
