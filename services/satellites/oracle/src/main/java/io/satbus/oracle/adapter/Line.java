package io.satbus.oracle.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of a file.
 *
 * @param number of the line; the first is 1
 * @param end offset of the byte after the line and its line end
 * @param bytes what the line holds, without its line end; of a line that is too long only the beginning
 * @param length bytes that the line really has, without its line end
 * @param terminated false for the end of the file that has no line end yet
 */
record Line(long number, long end, byte[] bytes, long length, boolean terminated) {
    boolean tooLong() {
        return length > bytes.length;
    }

    boolean blank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return !tooLong();
    }

    /** The text; empty if it is not UTF-8. A byte order mark at the start of the file is left out. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
