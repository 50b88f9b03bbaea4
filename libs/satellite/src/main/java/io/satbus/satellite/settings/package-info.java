/** How a satellite's process is configured: by its environment. */
@NullMarked
package io.satbus.satellite.settings;

import org.jspecify.annotations.NullMarked;
