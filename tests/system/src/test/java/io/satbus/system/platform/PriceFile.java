package io.satbus.system.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A file of prices, some of whose rows are bad, and what must be said of it.
 *
 * @param bad the code of the fault by line
 */
record PriceFile(Path path, int rows, Map<Long, String> bad) {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 3);
    /** Rows of a symbol before anything can be told to be an outlier. */
    private static final int SETTLED = 40;

    private static final int SYMBOLS = 20;
    private static final int BAD_IN = 50;

    int good() {
        return rows - bad.size();
    }

    /** Writes a random file: the same seed, the same file. */
    static PriceFile write(Path path, int rows, long seed) throws IOException {
        Writer writer = new Writer(new Random(seed));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            out.write("symbol,date,close\n".getBytes(StandardCharsets.UTF_8));
            for (int row = 0; row < rows; row++) {
                out.write(writer.next());
                out.write('\n');
            }
        }
        return new PriceFile(path, rows, writer.bad);
    }

    /** One symbol so far. */
    private record Past(int rows, LocalDate date, double close, boolean suspected) {}

    private static final class Writer {
        private final Random random;
        private final Map<String, Past> pasts = new HashMap<>();
        private final Map<Long, String> bad = new TreeMap<>();
        /** The header is the first. */
        private long line = 1;

        private Writer(Random random) {
            this.random = random;
        }

        byte[] next() {
            line++;
            String symbol = "SYM" + random.nextInt(SYMBOLS);
            Past past = pasts.getOrDefault(symbol, new Past(0, FIRST, 100, false));
            if (past.rows() > SETTLED && random.nextInt(BAD_IN) == 0) {
                return bad(symbol, past);
            }
            LocalDate date = past.date().plusDays(1);
            // Steps that stay far below what makes an outlier, back towards 100.
            double close = past.close() * (1 + 0.01 * random.nextDouble(-1, 1)) * (past.close() > 100 ? 0.999 : 1.001);
            pasts.put(symbol, new Past(past.rows() + 1, date, close, false));
            return text(symbol, date.toString(), price(close));
        }

        private byte[] bad(String symbol, Past past) {
            String tomorrow = past.date().plusDays(1).toString();
            String close = price(past.close());
            return switch (random.nextInt(past.suspected() ? 11 : 12)) {
                case 0 -> fault("bad-price", text(symbol, tomorrow, "n/a"));
                case 1 -> fault("bad-price", text(symbol, tomorrow, "-3.5"));
                case 2 -> fault("bad-date", text(symbol, "2001-02-30", close));
                case 3 -> fault("bad-date", text(symbol, "2999-01-01", close));
                case 4 -> fault("empty-field", text(symbol, tomorrow, ""));
                case 5 -> fault("wrong-columns", text(symbol, tomorrow, close + ",7"));
                case 6 -> fault("duplicate", text(symbol, past.date().toString(), close));
                case 7 ->
                    fault("not-monotonic", text(symbol, past.date().minusDays(3).toString(), close));
                case 8 -> fault("bad-symbol", text(symbol + "?", tomorrow, close));
                case 9 -> fault("not-utf8", new byte[] {'S', (byte) 0xff, ',', (byte) 0xc0});
                case 10 -> fault("line-too-long", text(symbol, tomorrow, "1".repeat(70_000)));
                default -> {
                    // A second one beside it would confirm it.
                    pasts.put(symbol, new Past(past.rows(), past.date(), past.close(), true));
                    yield fault("outlier", text(symbol, tomorrow, price(past.close() * 10)));
                }
            };
        }

        private byte[] fault(String code, byte[] text) {
            bad.put(line, code);
            return text;
        }

        private static String price(double close) {
            return String.format(Locale.ROOT, "%.4f", close);
        }

        private static byte[] text(String symbol, String date, String close) {
            return (symbol + "," + date + "," + close).getBytes(StandardCharsets.UTF_8);
        }
    }
}
