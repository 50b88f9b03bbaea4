/** What makes a row of prices good or bad: reading one line, and checking it against the symbol's history. No I/O. */
@NullMarked
package io.satbus.oracle.domain;

import org.jspecify.annotations.NullMarked;
