/** Where aegis meets the world: its state on disk and the bus. */
@NullMarked
package io.satbus.aegis.adapter;

import org.jspecify.annotations.NullMarked;
