/** Questions that wait for their answers. */
@NullMarked
package io.satbus.bus.requests;

import org.jspecify.annotations.NullMarked;
