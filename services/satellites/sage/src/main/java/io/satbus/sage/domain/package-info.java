/** Series of prices and what can be said about them. No I/O. */
@NullMarked
package io.satbus.sage.domain;

import org.jspecify.annotations.NullMarked;
