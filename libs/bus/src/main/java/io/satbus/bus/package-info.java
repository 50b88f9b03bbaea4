/** The bus as its users see it: publish, request, subscribe. How it is done is in the packages below. */
@NullMarked
package io.satbus.bus;

import org.jspecify.annotations.NullMarked;
