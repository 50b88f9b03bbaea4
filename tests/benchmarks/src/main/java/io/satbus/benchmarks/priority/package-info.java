/** Critical messages behind a backlog of less urgent ones. */
@NullMarked
package io.satbus.benchmarks.priority;

import org.jspecify.annotations.NullMarked;
