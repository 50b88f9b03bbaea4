/** Time, worker loops and keyed mailboxes: what every module stands on. Knows neither Kafka nor Protobuf. */
@NullMarked
package io.satbus.kernel;

import org.jspecify.annotations.NullMarked;
