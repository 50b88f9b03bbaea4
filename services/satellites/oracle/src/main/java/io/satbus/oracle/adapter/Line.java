package io.satbus.oracle.adapter;

import java.util.Optional;

/**
 * One line of a file.
 *
 * @param number of the line; the first is 1
 * @param end offset of the byte after the line and its line end
 * @param length bytes without the line end
 * @param tooLong whether it is above the limit, so that its text was not kept
 * @param text what it says; empty if it is not UTF-8 or too long
 * @param terminated false for the end of the file that has no line end yet
 */
record Line(long number, long end, long length, boolean tooLong, Optional<String> text, boolean terminated) {
    boolean blank() {
        return text.isPresent() && text.get().isBlank();
    }
}
