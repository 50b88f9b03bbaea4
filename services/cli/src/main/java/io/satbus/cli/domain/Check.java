package io.satbus.cli.domain;

/**
 * What the doctor found.
 *
 * @param fix what to do about it; empty where all is well
 */
public record Check(String subject, Health health, String finding, String fix) {
    /** How bad it is. */
    public enum Health {
        OK,
        WARN,
        FAIL;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Check ok(String subject, String finding) {
        return new Check(subject, Health.OK, finding, "");
    }

    public static Check warn(String subject, String finding, String fix) {
        return new Check(subject, Health.WARN, finding, fix);
    }

    public static Check fail(String subject, String finding, String fix) {
        return new Check(subject, Health.FAIL, finding, fix);
    }
}
