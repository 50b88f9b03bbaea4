/** Rules about prices, and when they break. No I/O. */
@NullMarked
package io.satbus.aegis.domain;

import org.jspecify.annotations.NullMarked;
