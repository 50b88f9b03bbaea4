/** The endpoints for health and metrics. */
@NullMarked
package io.satbus.satellite.http;

import org.jspecify.annotations.NullMarked;
