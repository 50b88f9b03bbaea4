/** Looking at a platform from outside, without taking part: what is registered, what was said, how much waits. */
@NullMarked
package io.satbus.bus.inspect;

import org.jspecify.annotations.NullMarked;
