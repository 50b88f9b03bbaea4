/** A real Kafka broker and a real Redis as child processes that never outlive this process. */
@NullMarked
package io.satbus.embedded;

import org.jspecify.annotations.NullMarked;
