/** Tests of the dispatcher. */
@NullMarked
package io.satbus.kernel.dispatch;

import org.jspecify.annotations.NullMarked;
