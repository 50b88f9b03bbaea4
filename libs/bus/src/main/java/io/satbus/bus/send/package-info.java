/** Getting messages onto the bus. */
@NullMarked
package io.satbus.bus.send;

import org.jspecify.annotations.NullMarked;
