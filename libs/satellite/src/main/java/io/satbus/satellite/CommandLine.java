package io.satbus.satellite;

import io.satbus.bus.Payload;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Source;
import io.satbus.protocol.payload.PayloadText;
import io.satbus.protocol.payload.PayloadTypes;
import io.satbus.satellite.settings.SatelliteSettings;
import io.satbus.satellite.settings.SettingException;
import io.satbus.telemetry.Logging;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A satellite as a process: its arguments, its environment, its signals, its exit code. */
final class CommandLine {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private final Satellite satellite;
    private final BusConnector connector;

    CommandLine(Satellite satellite, BusConnector connector) {
        this.satellite = satellite;
        this.connector = connector;
    }

    /** Runs until a signal says stop, and returns the exit code. */
    int run(String[] arguments, Map<String, String> environment) {
        try {
            return obey(arguments, environment);
        } catch (SettingException e) {
            print(FileDescriptor.err, satellite.definition().name + ": " + e.getMessage());
            return USAGE;
        } catch (StartException e) {
            LoggerFactory.getLogger(CommandLine.class).debug("The start failed here", e);
            print(FileDescriptor.err, String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private int obey(String[] arguments, Map<String, String> environment) {
        String first = arguments.length == 0 ? "" : arguments[0];
        return switch (first) {
            case "" -> serve(environment);
            case "--help", "-h" -> print(FileDescriptor.out, Help.of(satellite.definition()));
            case "--describe" -> print(FileDescriptor.out, describe(environment));
            default -> {
                print(FileDescriptor.err, "unknown argument '" + first + "'; use --help, --describe, or none to run");
                yield USAGE;
            }
        };
    }

    private int serve(Map<String, String> environment) {
        long begun = System.nanoTime();
        SatelliteSettings settings = SatelliteSettings.read(environment);
        Source self = Identities.of(satellite.definition().name, settings);
        Logging.configure(
                settings.observation().logFormat(), settings.observation().logLevel(), Optional.of(self));
        return serve(settings.withInstance(self.instance()), begun);
    }

    private int serve(SatelliteSettings settings, long begun) {
        Logger log = LoggerFactory.getLogger(satellite.definition().name);
        CountDownLatch told = new CountDownLatch(1);
        RunningSatellite running = satellite.start(settings, connector);
        Signals.onStop(count -> {
            told.countDown();
            if (count > 1) {
                log.error("Told to stop again: ends at once, while this still ran: {}", running.running());
                Runtime.getRuntime().halt(FAILED);
            }
        });
        log.info(
                "Ready in {} ms; health and metrics on http://{}:{}",
                (System.nanoTime() - begun) / 1_000_000,
                settings.http().host(),
                running.httpPort());
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.info("Told to stop; lets end what runs, at most {}", settings.drainPatience());
        Stopped how = running.stop();
        if (how.orderly()) {
            return OK;
        }
        log.error("Stopped after {} while this still ran: {}", settings.drainPatience(), how.stuck());
        return FAILED;
    }

    private String describe(Map<String, String> environment) {
        Source self = Identities.of(satellite.definition().name, SatelliteSettings.read(environment));
        Manifest manifest = satellite.definition().manifest(self, 0, Instant.now());
        Payload payload = Payload.of(PayloadTypes.of(Manifest.class), manifest);
        return PayloadText.of(payload.content(), payload.bytes());
    }

    /** What a person asked for goes to the process's output itself: it is an answer, not a log line. */
    private static int print(FileDescriptor where, String text) {
        PrintStream stream = new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
        stream.println(text);
        return OK;
    }
}
