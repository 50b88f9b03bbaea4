/** Data integrity: reads price files, checks every row, publishes what is good and reports what is not. */
@NullMarked
package io.satbus.oracle;

import org.jspecify.annotations.NullMarked;
