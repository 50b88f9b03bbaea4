package io.satbus.protocol;

/** The rules for names that become part of topics. */
public final class Names {
    /** Longest name of a satellite or of one segment of a subject, in characters. */
    public static final int MAX_NAME = 63;
    /** Longest subject, in characters. */
    public static final int MAX_SUBJECT = 255;

    private Names() {}

    /** Whether it can name a satellite, an instance or a segment of a subject: letters, digits, '-' and '_'. */
    public static boolean valid(String name) {
        int length = name.length();
        if (length == 0 || length > MAX_NAME) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!allowed(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a subject: one to sixteen valid names joined by dots. */
    public static boolean validSubject(String subject) {
        int length = subject.length();
        if (length == 0 || length > MAX_SUBJECT) {
            return false;
        }
        int segment = 0;
        int segments = 1;
        for (int i = 0; i < length; i++) {
            char c = subject.charAt(i);
            if (c == '.') {
                if (segment == 0 || ++segments > 16) {
                    return false;
                }
                segment = 0;
            } else if (!allowed(c) || ++segment > MAX_NAME) {
                return false;
            }
        }
        return segment > 0;
    }

    /** Whether Kafka allows a topic of this name: 1 to 249 letters, digits, '.', '-' and '_'. */
    static boolean validTopic(String topic) {
        int length = topic.length();
        boolean valid = length > 0 && length <= 249;
        for (int i = 0; valid && i < length; i++) {
            valid = allowed(topic.charAt(i)) || topic.charAt(i) == '.';
        }
        return valid;
    }

    /** Returns the name, or throws with the field that holds it. */
    public static String require(String name, String field) {
        if (!valid(name)) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD,
                    field,
                    "is '" + name + "', which is not a name",
                    "use 1 to " + MAX_NAME + " letters, digits, '-' or '_'"));
        }
        return name;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c >= 'A' && c <= 'Z');
    }
}
