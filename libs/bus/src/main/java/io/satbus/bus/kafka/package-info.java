/** The bus on Kafka: everything wired together. */
@NullMarked
package io.satbus.bus.kafka;

import org.jspecify.annotations.NullMarked;
