/** What can be set. */
@NullMarked
package io.satbus.sage.config;

import org.jspecify.annotations.NullMarked;
