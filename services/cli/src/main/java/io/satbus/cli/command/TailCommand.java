package io.satbus.cli.command;

import io.satbus.bus.inspect.InspectionException;
import io.satbus.bus.inspect.Inspector;
import io.satbus.bus.inspect.Seen;
import io.satbus.bus.inspect.StartAt;
import io.satbus.cli.adapter.Endpoint;
import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import io.satbus.cli.domain.MessageFilter;
import io.satbus.cli.domain.TimeWords;
import io.satbus.kernel.Worker;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Priority;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints messages as they come. */
@Command(
        name = "tail",
        header = "Print messages as they come, or as they came.",
        description =
                "A PATTERN is a subject where * stands for one name and > for the rest, or the name of a satellite:"
                        + " then all that it sends and gets. Without one everything is shown but heartbeats.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  satbus tail 'prices.>'",
            "  satbus tail aegis --priority critical --from 10m        the last ten minutes, then what comes",
            "  satbus tail --kind error --from beginning --count 20 --json"
        })
final class TailCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final Where where;

    @Parameters(index = "0..*", paramLabel = "PATTERN", description = "Subjects or satellites; any of them is enough.")
    private List<String> patterns = List.of();

    @Option(names = "--priority", paramLabel = "PRIORITY", description = "Only these priorities; may be repeated.")
    private List<Priority> priorities = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only these kinds; may be repeated.")
    private List<Kind> kinds = List.of();

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "end",
            description = "beginning, end, a time such as 14:30 or 2026-01-31T14:30:00Z, or how long ago, such as 10m."
                    + " Default: end.")
    private String from = "end";

    @Option(names = "--count", paramLabel = "N", description = "Stop after so many messages.")
    private Optional<Long> count = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object in each line.")
    private boolean asJson;

    TailCommand(Session session) {
        this.session = session;
        this.where = new Where(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        MessageFilter filter = new MessageFilter(patterns, priorities, kinds);
        StartAt start = TimeWords.place(from, Instant.now(), ZoneId.systemDefault());
        Endpoint endpoint = where.endpoint();
        session.network().requireReachable(endpoint);
        CountDownLatch end = new CountDownLatch(1);
        AtomicLong left = new AtomicLong(count.orElse(Long.MAX_VALUE));
        MessagePrinter printer = new MessagePrinter(session.console(), asJson);
        try (Inspector inspector = session.network().inspector(endpoint);
                Worker worker = inspector.follow(filter::mayHold, start, seen -> {
                    if (left.get() > 0 && filter.wants(seen)) {
                        show(printer, seen);
                        if (left.decrementAndGet() == 0
                                || session.console().out().checkError()) {
                            end.countDown();
                        }
                    }
                })) {
            await(end, worker);
        } catch (InspectionException e) {
            throw Where.unreachable(e);
        }
        return ExitCode.OK.number();
    }

    private static void show(MessagePrinter printer, Seen seen) {
        switch (seen) {
            case Seen.Spoken readable -> printer.print(readable);
            case Seen.Unreadable unreadable -> printer.print(unreadable);
        }
    }

    private static void await(CountDownLatch end, Worker worker) throws InterruptedException {
        while (!end.await(200, TimeUnit.MILLISECONDS)) {
            if (worker.state() == Worker.State.FAILED) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "Reading stopped: "
                                + worker.failure().map(Throwable::getMessage).orElse("the worker failed")
                                + ". 'satbus doctor' tells what is wrong with the platform.");
            }
        }
    }
}
