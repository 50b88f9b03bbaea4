package io.satbus.oracle.adapter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether what was read of a file is still what the file holds: a hash of its first bytes and of those just before
 * the place that was reached. By content, not by inode: a copy goes on where its original stopped, and a log that was
 * replaced begins anew. A change in the middle that keeps every length is not seen.
 */
final class Fingerprint {
    private static final int WINDOW = 4 << 10;

    private Fingerprint() {}

    /** The print of the first {@code offset} bytes of a file that has at least as many. */
    static String of(FileChannel file, long offset) throws IOException {
        MessageDigest digest = sha256();
        int window = (int) Math.min(WINDOW, offset);
        update(digest, file, 0, window);
        update(digest, file, offset - window, window);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {}
        digest.update(bytes.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
