/** From poll to handler: one prioritized lane for each priority, and the offsets of what is finished. */
@NullMarked
package io.satbus.bus.lanes;

import org.jspecify.annotations.NullMarked;
