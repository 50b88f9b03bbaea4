/** What can be set. */
@NullMarked
package io.satbus.aegis.config;

import org.jspecify.annotations.NullMarked;
