package io.satbus.oracle.adapter;

import com.fasterxml.jackson.core.type.TypeReference;
import io.satbus.kernel.Clock;
import io.satbus.oracle.config.OracleConfig;
import io.satbus.oracle.domain.Fields;
import io.satbus.oracle.domain.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;

/** A file to read, and all that is needed to read it again and again as if after a restart. */
final class Desk {
    final RecordingOutlet outlet = new RecordingOutlet();
    final CountDownLatch stop = new CountDownLatch(1);
    final Path file;
    private final Path folder;
    private volatile OracleConfig config = OracleConfig.DEFAULT;

    Desk(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
    }

    PassContext context() {
        Fields fields = new Fields(() -> LocalDate.of(2026, 1, 1));
        return new PassContext(() -> config, fields, () -> outlet, Clock.system(), stop);
    }

    void followAtOneRowPerSecond() {
        config = new OracleConfig(
                config.source(),
                config.root(),
                config.interval(),
                1,
                config.maxLineBytes(),
                config.maxInFlight(),
                config.maxFiles(),
                config.checkpointInterval(),
                config.checks());
    }

    Desk write(String text) throws IOException {
        Files.writeString(file, text);
        return this;
    }

    void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    Progress pass() throws IOException, InterruptedException {
        return pass(true);
    }

    Progress pass(boolean takeTail) throws IOException, InterruptedException {
        StateFile<Checkpoint> saved =
                new StateFile<>(folder.resolve("state/checkpoint.json"), new TypeReference<>() {});
        Format format = Format.ofName(file.toString());
        return new FilePass(file, format, saved, context().unpaced(), context()).run(takeTail);
    }
}
