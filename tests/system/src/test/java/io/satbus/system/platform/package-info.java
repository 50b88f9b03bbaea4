/** The platform as a user runs it: the command line and all it starts, as real processes. */
@NullMarked
package io.satbus.system.platform;

import org.jspecify.annotations.NullMarked;
