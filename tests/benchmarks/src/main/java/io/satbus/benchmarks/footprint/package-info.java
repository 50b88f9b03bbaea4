/** What an idle process weighs, and how soon it is ready. */
@NullMarked
package io.satbus.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
