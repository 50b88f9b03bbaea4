package io.satbus.satellite;

import io.satbus.protocol.Source;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.satellite.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Who an instance is, and the folder that belongs to it. */
final class Identities {
    private Identities() {}

    /** With the given name of the instance, or one that no other has: {@code greeter-3f9a1c}. */
    static Source of(String satellite, SatelliteSettings settings) {
        String instance = settings.instance()
                .orElseGet(() -> shortened(satellite)
                        + String.format("-%06x", ThreadLocalRandom.current().nextInt(1 << 24)));
        return new Source(satellite, instance, settings.incarnation());
    }

    /** @throws SettingException if the folder cannot be made */
    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new SettingException("SATBUS_STATE_DIR is '" + folder + "', which cannot be made (" + e
                    + "); use a folder that this user may write");
        }
    }

    private static String shortened(String satellite) {
        return satellite.length() > 56 ? satellite.substring(0, 56) : satellite;
    }
}
