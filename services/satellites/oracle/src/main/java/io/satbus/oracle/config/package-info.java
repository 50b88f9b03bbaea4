/** What can be set. */
@NullMarked
package io.satbus.oracle.config;

import org.jspecify.annotations.NullMarked;
