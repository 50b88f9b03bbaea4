/** A real broker and a real Redis for a whole test run. */
@NullMarked
package io.satbus.testkit.servers;

import org.jspecify.annotations.NullMarked;
