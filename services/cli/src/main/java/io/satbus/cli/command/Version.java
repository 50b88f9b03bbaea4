package io.satbus.cli.command;

/** The version of this program. */
final class Version {
    private Version() {}

    /** From the jar's manifest; {@code development} where there is no jar. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
