/** What a Satbus message is: its envelope, addresses, payload, failures, and their form on the wire. */
@NullMarked
package io.satbus.protocol;

import org.jspecify.annotations.NullMarked;
