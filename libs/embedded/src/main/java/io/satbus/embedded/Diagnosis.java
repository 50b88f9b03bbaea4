package io.satbus.embedded;

import java.nio.file.Path;
import java.util.List;

/** Reads a cause and its remedy out of what a server wrote before it died. */
record Diagnosis(String server, Path folder, int port) {
    static final int LINES = 40;
    private static final int SHOWN = 12;

    /** One sentence on the cause and one on what to do, then the server's last lines. */
    String explain(int exitCode, List<String> lastLines) {
        String text = String.join("\n", lastLines);
        String shown = String.join("\n  ", lastLines.subList(Math.max(0, lastLines.size() - SHOWN), lastLines.size()));
        return advise(exitCode, text) + (shown.isBlank() ? "" : "\nIts last lines:\n  " + shown);
    }

    private String advise(int exitCode, String text) {
        if (text.contains("Address already in use")) {
            return LoopbackPort.taken(server, port);
        }
        if (text.contains("Failed to acquire lock on file .lock")) {
            return DataDirectory.locked(server, folder, "another broker");
        }
        if (text.contains("No space left on device")) {
            return server + " found the disk of " + folder + " full. Free some space, or choose a folder elsewhere.";
        }
        if (text.contains("AccessDeniedException") || text.contains("Permission denied")) {
            return server + " may not use the folder " + folder
                    + ". Give this user the right to read and write everything in it, or choose another folder.";
        }
        if (ofAnotherVersion(text)) {
            return server + " cannot read the data in " + folder
                    + ": another version wrote it, or it is damaged. Start the version that wrote it, or move the folder away.";
        }
        if (text.contains("error while loading shared libraries") || text.contains("Library not loaded")) {
            return server + " misses a library of the system, named below."
                    + " Install it (for libssl.so.3 the package libssl3), or set another redis-server in the settings.";
        }
        if (text.contains("Could not reserve enough space") || text.contains("OutOfMemoryError")) {
            return server + " ran out of memory. Raise its heap in the settings, or free memory of this machine.";
        }
        return server + " ended with exit code " + exitCode + " while it started, on the folder " + folder
                + ". Its log there says more; it names what to mend.";
    }

    private static boolean ofAnotherVersion(String text) {
        return text.contains("No MetadataVersion with")
                || text.contains("UnsupportedVersionException")
                || text.contains("InconsistentClusterIdException")
                || text.contains("InconsistentNodeIdException")
                || text.contains("meta.properties")
                || text.contains("Can't handle RDB format version")
                || text.contains("Bad file format reading the append only file");
    }
}
