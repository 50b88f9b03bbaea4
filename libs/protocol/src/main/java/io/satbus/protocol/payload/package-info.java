/** How values become payload bytes and come back: Protobuf messages, and Java records as JSON. */
@NullMarked
package io.satbus.protocol.payload;

import org.jspecify.annotations.NullMarked;
