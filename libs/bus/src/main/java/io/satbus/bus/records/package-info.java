/** Messages as Kafka records, and back. */
@NullMarked
package io.satbus.bus.records;

import org.jspecify.annotations.NullMarked;
