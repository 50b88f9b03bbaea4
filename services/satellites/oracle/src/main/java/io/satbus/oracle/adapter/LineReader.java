package io.satbus.oracle.adapter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines from a place in a file, with the offset where each one ends. Lines end with LF or CR LF. Memory is bounded
 * by the longest line allowed, whatever the file holds. Used by one thread; the channel stays the caller's.
 */
final class LineReader {
    private static final int CHUNK = 64 << 10;

    private final SeekableByteChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).flip();
    private final byte[] line;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private long offset;
    private long number;

    /**
     * @param offset first byte to read; the start of a line
     * @param number lines before it
     * @param limit bytes of the longest line that is given whole
     */
    LineReader(SeekableByteChannel channel, long offset, long number, int limit) throws IOException {
        this.channel = channel.position(offset);
        this.offset = offset;
        this.number = number;
        this.line = new byte[limit];
    }

    /** The next line; empty at the end of what the file holds now. */
    Optional<Line> next() throws IOException {
        long length = 0;
        byte last = 0;
        while (chunk.hasRemaining() || fill()) {
            byte b = chunk.get();
            offset++;
            if (b == '\n') {
                return Optional.of(take(last == '\r' ? length - 1 : length, true));
            }
            if (length < line.length) {
                line[(int) length] = b;
            }
            length++;
            last = b;
        }
        return length == 0 ? Optional.empty() : Optional.of(take(last == '\r' ? length - 1 : length, false));
    }

    private Line take(long length, boolean terminated) {
        number++;
        boolean tooLong = length > line.length;
        Optional<String> text = tooLong ? Optional.empty() : text((int) length);
        return new Line(number, offset, length, tooLong, text, terminated);
    }

    /** A byte order mark at the start of the file is left out. */
    private Optional<String> text(int length) {
        try {
            String text = utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
            return Optional.of(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private boolean fill() throws IOException {
        chunk.clear();
        int read = channel.read(chunk);
        chunk.flip();
        return read > 0;
    }
}
