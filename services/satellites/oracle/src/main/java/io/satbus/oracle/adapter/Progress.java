package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Counts;

/**
 * How far one pass over a file is.
 *
 * @param resumedAt lines before the place where the pass began
 * @param skipped rows before that place
 * @param counts rows of this pass
 * @param complete whether the pass is over and nothing was left
 */
record Progress(long resumedAt, Counts skipped, Counts counts, boolean complete) {
    static final Progress NONE = new Progress(0, Counts.NONE, Counts.NONE, false);
}
