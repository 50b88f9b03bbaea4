package io.satbus.telemetry;

/** The text of a traceparent: {@code 00-<32 hex: trace>-<16 hex: span>-<2 hex: flags>} (W3C Trace Context, level 1). */
final class TraceContext {
    private static final int LENGTH = 55;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;

    private TraceContext() {}

    /** Whether it can be carried on. Later versions may be longer; their beginning is the same. */
    static boolean valid(String text) {
        int length = text.length();
        if (length < LENGTH || text.startsWith("ff")) {
            return false;
        }
        boolean ends = length == LENGTH || (!text.startsWith("00") && text.charAt(LENGTH) == '-');
        return ends
                && text.charAt(2) == '-'
                && text.charAt(SPAN - 1) == '-'
                && text.charAt(FLAGS - 1) == '-'
                && hex(text, 0, 2)
                && id(text, 3, SPAN - 1)
                && id(text, SPAN, FLAGS - 1)
                && hex(text, FLAGS, LENGTH);
    }

    static boolean sampled(String valid) {
        return (Character.digit(valid.charAt(LENGTH - 1), 16) & 1) == 1;
    }

    static String traceId(String valid) {
        return valid.substring(3, SPAN - 1);
    }

    static String spanId(String valid) {
        return valid.substring(SPAN, FLAGS - 1);
    }

    /** Of a sampled span. */
    static String format(String traceId, String spanId) {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean id(String text, int from, int to) {
        boolean zero = true;
        for (int i = from; i < to; i++) {
            zero &= text.charAt(i) == '0';
        }
        return !zero && hex(text, from, to);
    }
}
