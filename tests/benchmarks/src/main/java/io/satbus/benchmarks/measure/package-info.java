/** What every benchmark stands on: the broker, the two kinds of clients, runs in turn, and figures. */
@NullMarked
package io.satbus.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
