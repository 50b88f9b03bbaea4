package io.satbus.system.bus;

import static io.satbus.system.bus.KafkaStage.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.satbus.bus.Receipt;
import io.satbus.embedded.ChildCommand;
import io.satbus.embedded.ChildProcess;
import io.satbus.protocol.Priority;
import io.satbus.system.bus.KafkaStage.Node;
import io.satbus.testkit.RecordingHandler;
import io.satbus.testkit.servers.TestBroker;
import io.satbus.testkit.servers.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A process is killed in the middle of its work. */
@WithKafka
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
    private static final String SATELLITE = "worker";
    private static final int MESSAGES = 4000;

    private final KafkaStage stage;

    CrashTest(TestBroker broker) {
        stage = new KafkaStage(broker);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void losesNothingAndRepeatsNotEverything(@TempDir Path folder) throws Exception {
        Path done = folder.resolve("done");
        Files.createFile(done);
        Set<String> sent = new HashSet<>();
        try (ChildProcess worker = start(folder, done)) {
            Node sender = stage.node("sender", "s");
            sender.bus().start();
            KafkaStage.await("the worker's topics exist", this::exists);
            List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                sent.add(Integer.toString(i));
                receipts.add(sender.send(SATELLITE, "key-" + i % 30, Integer.toString(i)));
            }
            for (CompletableFuture<Receipt> receipt : receipts) {
                get(receipt);
            }
            KafkaStage.await(
                    "some work is done and committed", () -> lines(done).size() > 300 && committed() > 100);
            worker.kill();
        }
        List<String> before = lines(done);
        assertThat(before).as("it was killed in the middle").hasSizeLessThan(MESSAGES);
        long committed = committed();

        RecordingHandler handler = RecordingHandler.create();
        stage.node(SATELLITE, "successor").receiving(handler);
        KafkaStage.await("the rest is done", () -> all(before, handler).containsAll(sent));

        assertThat(handler.count()).as("what was committed is not repeated").isLessThanOrEqualTo((int)
                (MESSAGES - committed));
    }

    private static Set<String> all(List<String> before, RecordingHandler handler) {
        Set<String> all = new HashSet<>(before);
        handler.messages().forEach(message -> all.add(KafkaStage.textOf(message)));
        return all;
    }

    private boolean exists() throws Exception {
        return get(stage.admin().listTopics().names()).contains(stage.names().inbox(SATELLITE, Priority.LOW));
    }

    private long committed() throws Exception {
        return stage.committed(SATELLITE).values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    /** Whole lines: the last may have been cut off. */
    private static List<String> lines(Path done) throws IOException {
        String text = Files.readString(done);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private ChildProcess start(Path folder, Path done) {
        List<String> argv = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                stage.broker().bootstrap(),
                stage.namespace(),
                SATELLITE,
                done.toString());
        return ChildProcess.start(ChildCommand.of("worker", folder, folder.resolve("worker.log"), argv));
    }
}
