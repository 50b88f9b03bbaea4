/** Risk: follows the prices and warns when a rule breaks. */
@NullMarked
package io.satbus.aegis;

import org.jspecify.annotations.NullMarked;
