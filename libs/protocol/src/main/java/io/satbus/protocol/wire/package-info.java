/** The envelope's bytes. */
@NullMarked
package io.satbus.protocol.wire;

import org.jspecify.annotations.NullMarked;
