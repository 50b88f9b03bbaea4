package io.satbus.cli.command;

import io.satbus.bus.Routes;
import io.satbus.bus.TopicNames;
import io.satbus.bus.inspect.InspectionException;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.Seen;
import io.satbus.bus.inspect.StartAt;
import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Console.Style;
import io.satbus.cli.adapter.Endpoint;
import io.satbus.cli.adapter.Json;
import io.satbus.cli.adapter.LocalPlatform;
import io.satbus.cli.adapter.Network;
import io.satbus.cli.domain.PlatformState;
import io.satbus.cli.domain.Rates;
import io.satbus.kernel.Worker;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells what happens on a local platform: processes, notifications, and how much data flows. Safe for any thread. */
final class PlatformNews implements LocalPlatform.Listener {
    private static final long LOOK_EVERY_SECONDS = 2;

    private final Console console;

    PlatformNews(Console console) {
        this.console = console;
    }

    @Override
    public void phase(String doing) {
        if (console.terminals().out()) {
            console.status(console.styled(Style.DIM, doing + " ..."));
        } else {
            console.line(doing);
        }
    }

    @Override
    public void died(PlatformState.Child process, int exitCode, List<String> lastLines) {
        console.line(now()
                + console.styled(
                        Style.BAD, process.title() + " (pid " + process.pid() + ") ended with exit code " + exitCode)
                + "; its log is " + process.log());
        lastLines.forEach(line -> console.line("    " + console.styled(Style.DIM, line)));
    }

    /** Follows the platform until the latch opens. */
    void follow(PlatformState state, Network network, CountDownLatch stop) throws InterruptedException {
        TopicNames names = new TopicNames(state.namespace());
        List<String> followed = List.of(names.broadcast(), names.registry());
        try (Inspector inspector = network.inspector(new Endpoint(state.bootstrap(), state.namespace()));
                Worker _ = inspector.follow(followed::contains, StartAt.END, this::tell)) {
            watchRates(inspector, stop);
        } catch (InspectionException e) {
            console.line(now() + console.styled(Style.WARN, "The platform cannot be followed: " + e.getMessage()));
            stop.await();
        }
    }

    private void watchRates(Inspector inspector, CountDownLatch stop) throws InterruptedException {
        Rates rates = new Rates();
        while (!stop.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
            String text = rates.update(inspector.topics(), System.nanoTime());
            if (console.terminals().out()) {
                console.status(console.styled(Style.DIM, text.isEmpty() ? "quiet; Ctrl-C stops" : text));
            } else if (!text.isEmpty()) {
                console.line(now() + text);
            }
        }
    }

    private void tell(Seen seen) {
        if (seen instanceof Seen.Spoken readable) {
            Envelope envelope = readable.message().envelope();
            if (envelope.subject().equals(Routes.REGISTRY)) {
                console.line(now() + envelope.source() + " registered itself");
            } else if (envelope.kind() == Kind.NOTIFICATION) {
                console.line(now()
                        + console.styled(
                                MessagePrinter.style(envelope),
                                envelope.priority().label() + " notification") + " from "
                        + envelope.source().satellite() + ": "
                        + sentence(readable));
            }
        }
    }

    /** The sentence for people that notifications usually hold; else all that they hold. */
    private static String sentence(Seen.Spoken seen) {
        String sentence = Json.payload(seen.message()).path("message").asText();
        return sentence.isEmpty() ? MessagePrinter.payload(seen) : sentence;
    }

    private String now() {
        return console.styled(Style.DIM, MessagePrinter.time(Instant.now())) + "  ";
    }
}
