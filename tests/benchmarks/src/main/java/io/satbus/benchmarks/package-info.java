/** How fast Satbus is beside raw Kafka clients: the command, and what it prints. */
@NullMarked
package io.satbus.benchmarks;

import org.jspecify.annotations.NullMarked;
