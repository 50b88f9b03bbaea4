package io.satbus.protocol.payload;

/**
 * JSON whose texts can be read. JsonFormat writes {@code < > & = '} as escapes, for the sake of web pages; in a terminal
 * and in a log they are only in the way.
 */
final class PlainJson {
    private static final String NEEDLESS = "<>&='";
    private static final int ESCAPE = 6;

    private PlainJson() {}

    /** The same JSON, with the characters that need no escape in place of their escapes. */
    static String of(String json) {
        if (json.indexOf('\\') < 0) {
            return json;
        }
        StringBuilder plain = new StringBuilder(json.length());
        int at = 0;
        while (at < json.length()) {
            at += json.charAt(at) == '\\' ? escape(json, at, plain) : character(json, at, plain);
        }
        return plain.toString();
    }

    private static int character(String json, int at, StringBuilder plain) {
        plain.append(json.charAt(at));
        return 1;
    }

    /** A backslash takes the character after it along, so that an escaped backslash begins no escape. */
    private static int escape(String json, int at, StringBuilder plain) {
        if (json.charAt(at + 1) != 'u') {
            plain.append(json, at, at + 2);
            return 2;
        }
        char meant = (char) Integer.parseInt(json, at + 2, at + ESCAPE, 16);
        if (NEEDLESS.indexOf(meant) >= 0) {
            plain.append(meant);
        } else {
            plain.append(json, at, at + ESCAPE);
        }
        return ESCAPE;
    }
}
