/** For tests of satellites: a bus in memory, virtual time, handlers that remember, and assertions about messages. */
@NullMarked
package io.satbus.testkit;

import org.jspecify.annotations.NullMarked;
