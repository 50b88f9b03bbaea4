/** The catalogue of topics: creating, verifying and finding them. */
@NullMarked
package io.satbus.bus.topics;

import org.jspecify.annotations.NullMarked;
