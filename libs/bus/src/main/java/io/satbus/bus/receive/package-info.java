/** What becomes of a message that was taken from the bus: expiry, handlers, answers. */
@NullMarked
package io.satbus.bus.receive;

import org.jspecify.annotations.NullMarked;
