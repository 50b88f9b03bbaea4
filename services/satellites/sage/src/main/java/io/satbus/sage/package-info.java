/** Research: answers questions on the prices that oracle published. */
@NullMarked
package io.satbus.sage;

import org.jspecify.annotations.NullMarked;
