/** Many keyed tasks on few threads: order within a key, strict ranks between keys, and no rank starves. */
@NullMarked
package io.satbus.kernel.dispatch;

import org.jspecify.annotations.NullMarked;
