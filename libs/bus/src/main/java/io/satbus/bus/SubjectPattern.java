package io.satbus.bus;

import io.satbus.protocol.Names;
import io.satbus.protocol.Reason;
import io.satbus.protocol.Violation;
import io.satbus.protocol.ViolationException;

/**
 * Which subjects are meant: names joined by dots, where {@code *} stands for one name and a {@code >} at the end for one
 * or more. The first name is literal: it names the stream, and with it the topics.
 */
public final class SubjectPattern {
    private final String text;
    private final String[] segments;
    private final boolean open;

    private SubjectPattern(String text, String[] segments, boolean open) {
        this.text = text;
        this.segments = segments;
        this.open = open;
    }

    /** @throws ViolationException if it is not a pattern */
    public static SubjectPattern of(String text) {
        String[] all = text.split("\\.", -1);
        boolean open = all[all.length - 1].equals(">");
        String literal = text.replace("*", "x").replace(">", "x");
        boolean onlyAtEnd = text.indexOf('>') < 0 || (open && text.indexOf('>') == text.length() - 1);
        boolean wholeNames = true;
        for (String segment : all) {
            wholeNames &= segment.indexOf('*') < 0 || segment.equals("*");
        }
        if (!Names.validSubject(literal) || !Names.valid(all[0]) || !onlyAtEnd || !wholeNames) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD,
                    "subject pattern",
                    "is '" + text + "', which is not a pattern",
                    "begin with a name, then join names, '*' (one name) and at the end '>' (the rest) with dots,"
                            + " such as 'prices.*.daily' or 'prices.>'"));
        }
        return new SubjectPattern(text, all, open);
    }

    /** The first name, which all matching subjects share. */
    public String stream() {
        return segments[0];
    }

    public boolean matches(String subject) {
        int at = 0;
        for (int i = 0; i < segments.length; i++) {
            if (at > subject.length()) {
                return false;
            }
            if (open && i == segments.length - 1) {
                return true;
            }
            int dot = subject.indexOf('.', at);
            int end = dot < 0 ? subject.length() : dot;
            if (!segments[i].equals("*") && !regionEquals(subject, at, end, segments[i])) {
                return false;
            }
            at = end + 1;
        }
        return at > subject.length();
    }

    private static boolean regionEquals(String subject, int from, int to, String segment) {
        return to - from == segment.length() && subject.startsWith(segment, from);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubjectPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
