/** Where sage meets the world: the journal on disk and the bus. */
@NullMarked
package io.satbus.sage.adapter;

import org.jspecify.annotations.NullMarked;
