/** Where oracle meets the world: files, checkpoints and the bus. */
@NullMarked
package io.satbus.oracle.adapter;

import org.jspecify.annotations.NullMarked;
