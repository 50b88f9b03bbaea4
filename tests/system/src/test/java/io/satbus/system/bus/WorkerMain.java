package io.satbus.system.bus;

import io.satbus.bus.BusSettings;
import io.satbus.bus.Delivery;
import io.satbus.bus.Handling;
import io.satbus.bus.kafka.KafkaBus;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An instance in a process of its own, to be killed. Writes a line for each message that it has finished. */
final class WorkerMain {
    private WorkerMain() {}

    /** Arguments: bootstrap, namespace, satellite, file. Runs until it is killed. */
    static void main(String[] arguments) throws InterruptedException {
        BusSettings settings = BusSettings.of(new Source(arguments[2], "killed", 1), arguments[0])
                .withNamespace(arguments[1]);
        Path done = Path.of(arguments[3]);
        try (KafkaBus bus = KafkaBus.create(settings, Telemetry.none())) {
            bus.receive(Handling.CREW, delivery -> work(delivery, done));
            bus.start();
            new CountDownLatch(1).await();
        }
    }

    private static void work(Delivery delivery, Path done) throws IOException {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        Files.writeString(
                done,
                KafkaStage.textOf(delivery.message()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
