package io.satbus.benchmarks.measure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * What is sent: values of which one half cannot be compressed and the other is text that repeats, and the keys they are
 * sent with. The same for both sides, and in each run. The values are more than a compressor looks back over.
 */
public final class Values {
    public static final int SIZE = 256;
    private static final int DISTINCT = 4096;
    private static final long SEED = 20_261_120;
    private static final String TEXT = "{\"symbol\":\"AAPL\",\"currency\":\"USD\",\"open\":187.15,\"close\":189.43} ";

    private final byte[][] values = new byte[DISTINCT][];
    private final String[] keys;

    /** @param keys how many different ones; 0 for none */
    public Values(int keys) {
        Random random = new Random(SEED);
        byte[] text = TEXT.repeat(SIZE / TEXT.length() + 1).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < DISTINCT; i++) {
            byte[] noise = new byte[SIZE / 2];
            random.nextBytes(noise);
            values[i] = Arrays.copyOf(text, SIZE);
            System.arraycopy(noise, 0, values[i], 0, noise.length);
        }
        this.keys = new String[keys];
        Arrays.setAll(this.keys, i -> "key-" + i);
    }

    /** Shared: nobody may change it. */
    public byte[] value(long index) {
        return values[(int) (index % DISTINCT)];
    }

    public boolean keyed() {
        return keys.length > 0;
    }

    public String key(long index) {
        return keys[(int) (index % keys.length)];
    }
}
