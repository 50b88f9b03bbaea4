/** What this process uses of its machine. */
@NullMarked
package io.satbus.satellite.resources;

import org.jspecify.annotations.NullMarked;
