/** What the envelope costs each message. */
@NullMarked
package io.satbus.benchmarks.envelope;

import org.jspecify.annotations.NullMarked;
