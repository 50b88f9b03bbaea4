package io.satbus.sage.adapter;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.satbus.messages.v1.Price;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prices on disk, one length-delimited {@link Price} after another. What was appended survives the end of the process,
 * however it ends; a crash of the machine may cost the latest. Used by one thread at a time.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Path path;
    private FileChannel channel;
    private long entries;

    private Journal(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens it, creating it if need be, and hands over what it holds. An entry that was cut short is cut off. */
    static Journal open(Path path, Consumer<Price> consumer) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Journal journal = new Journal(path, channel);
        long good = journal.replay(consumer);
        if (good < channel.size()) {
            LOG.warn("{}: the last {} bytes are no whole prices and are cut off", path, channel.size() - good);
            channel.truncate(good);
        }
        channel.position(good);
        return journal;
    }

    /** Prices in the file, those included that a later one replaced. */
    long entries() {
        return entries;
    }

    /** Once this returns the price is in the file; if it throws, nothing of it is. */
    void append(Price price) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        price.writeDelimitedTo(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
        long before = channel.position();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            entries++;
        } catch (IOException e) {
            channel.truncate(before);
            throw new IOException("Cannot append to " + path + "; look at the space on its disk", e);
        }
    }

    /** Replaces what the file holds, as a whole or not at all. */
    void rewrite(Iterable<Price> prices) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            for (Price price : prices) {
                price.writeDelimitedTo(out);
                written++;
            }
        }
        FileChannel replaced = channel;
        channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
        replaced.close();
        channel.force(true);
        channel.position(channel.size());
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        entries = written;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Returns where the last whole entry ends. */
    private long replay(Consumer<Price> consumer) throws IOException {
        long good = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            Price.Builder price = Price.newBuilder();
            while (price.clear().mergeDelimitedFrom(in)) {
                Price read = price.build();
                consumer.accept(read);
                int size = read.getSerializedSize();
                good += CodedOutputStream.computeUInt32SizeNoTag(size) + size;
                entries++;
            }
        } catch (InvalidProtocolBufferException e) {
            LOG.warn("{}: entry {} cannot be read: {}", path, entries + 1, e.getMessage());
        }
        return good;
    }
}
