package io.satbus.cli.command;

import io.satbus.bus.Bus;
import io.satbus.bus.inspect.InspectionException;
import io.satbus.bus.inspect.Inspector;
import io.satbus.cli.adapter.DataFolder;
import io.satbus.cli.adapter.Endpoint;
import io.satbus.cli.config.CliSettings;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.PlatformState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that say which platform is meant, the same for every command that talks to one. */
final class Where {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description =
                    "Brokers of the platform, joined by commas. Default: $SATBUS_BOOTSTRAP, else the platform that"
                            + " runs on the data folder, else " + CliSettings.DEFAULT_BOOTSTRAP + ".")
    Optional<String> bootstrap = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "First name of the platform's topics. Default: that of the running platform, else satbus.")
    Optional<String> namespace = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the local platform. Default: $SATBUS_DATA, else .satbus.")
    Optional<Path> data = Optional.empty();

    private final Session session;

    Where(Session session) {
        this.session = session;
    }

    DataFolder folder() {
        return folder(session, data);
    }

    static DataFolder folder(Session session, Optional<Path> data) {
        CliSettings settings = session.settings();
        return new DataFolder(data.map(settings.workingDirectory()::resolve).orElse(settings.dataDirectory()));
    }

    /** The state of the local platform, unless another one is named. */
    Optional<PlatformState> local() {
        boolean elsewhere =
                bootstrap.isPresent() || session.settings().bootstrap().isPresent();
        return elsewhere
                ? Optional.empty()
                : folder().state().filter(state -> !state.bootstrap().isEmpty());
    }

    Endpoint endpoint() {
        Optional<PlatformState> local = local();
        return new Endpoint(
                bootstrap
                        .or(session.settings()::bootstrap)
                        .or(() -> local.map(PlatformState::bootstrap))
                        .orElse(CliSettings.DEFAULT_BOOTSTRAP),
                namespace
                        .or(session.settings()::namespace)
                        .or(() -> local.map(PlatformState::namespace))
                        .orElse(CliSettings.DEFAULT_NAMESPACE));
    }

    /** Looks at the platform. Every way in which it may not answer becomes one sentence. */
    <T> T inspect(Function<Inspector, T> looking) {
        Endpoint endpoint = endpoint();
        session.network().requireReachable(endpoint);
        try (Inspector inspector = session.network().inspector(endpoint)) {
            return looking.apply(inspector);
        } catch (InspectionException e) {
            throw unreachable(e);
        }
    }

    static CommandFailure unreachable(InspectionException e) {
        return new CommandFailure(
                ExitCode.UNREACHABLE, e.getMessage() + ". 'satbus doctor' tells what is wrong with the platform.");
    }

    /**
     * Starts the bus while it looks, because both take a while, and uses both.
     *
     * @param looking is done first, and may end the command
     */
    <R, T> T startBusAndInspect(Function<Inspector, R> looking, BiFunction<Bus, R, T> using) {
        try (Bus bus = bus()) {
            CompletableFuture<Void> started = CompletableFuture.runAsync(bus::start);
            R found;
            try {
                found = inspect(looking);
            } finally {
                // A bus must not be closed while it starts.
                var _ = started.handle((_, _) -> true).join();
            }
            requireStarted(started);
            return using.apply(bus, found);
        }
    }

    private void requireStarted(CompletableFuture<Void> started) {
        if (started.isCompletedExceptionally()) {
            Throwable thrown = started.exceptionNow();
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The bus at " + endpoint().bootstrap() + " cannot be used: " + thrown.getMessage()
                            + ". 'satbus doctor' tells what is wrong with the platform.");
        }
    }

    /** A connection that can send; the caller closes it. */
    Bus bus() {
        Endpoint endpoint = endpoint();
        session.network().requireReachable(endpoint);
        return session.network().bus(endpoint);
    }
}
