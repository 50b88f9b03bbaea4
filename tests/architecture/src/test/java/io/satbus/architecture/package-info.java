/** The architecture, as tests. */
@NullMarked
package io.satbus.architecture;

import org.jspecify.annotations.NullMarked;
