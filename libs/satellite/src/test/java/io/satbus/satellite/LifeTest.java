package io.satbus.satellite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.satbus.bus.BusHealth;
import io.satbus.protocol.Heartbeat;
import io.satbus.protocol.Heartbeat.State;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest;
import io.satbus.protocol.Message;
import io.satbus.satellite.Station.Greet;
import io.satbus.satellite.Station.Greeting;
import io.satbus.satellite.Station.Shout;
import io.satbus.satellite.settings.SettingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LifeTest {
    private final List<String> events = new CopyOnWriteArrayList<>();

    @Test
    void registersItselfAndSaysGoodbye() throws Exception {
        Satellite greeter = Satellite.named("greeter")
                .version("1.2.0")
                .publishes("greetings")
                .capability("greeting")
                .onStart(context -> events.add("start"))
                .onStop(context -> events.add("stop"))
                .onQuery(Greet.class, Greeting.class, (greet, context) -> new Greeting("hi"))
                .onEvent("prices.>", Shout.class, (shout, context) -> {});
        Station station = Station.of(greeter);
        assertThat(station.running.state()).isEqualTo(State.READY);

        Message registered = RecordingBus.next(station.bus.manifests);
        assertThat(registered.envelope().key()).isEqualTo("greeter/greeter-1");
        assertThat(registered.envelope().kind()).isEqualTo(Kind.EVENT);
        Manifest manifest = RecordingBus.read(registered, Manifest.class);
        assertThat(manifest.version()).isEqualTo("1.2.0");
        assertThat(manifest.capabilities()).containsExactly("greeting");
        assertThat(manifest.publishes()).containsExactly("greetings");
        assertThat(manifest.subscribes()).containsExactly("prices.>");
        assertThat(manifest.operations()).extracting(Manifest.Operation::type).containsExactly("Greet", "Shout");
        assertThat(manifest.operations().getFirst().replyType()).isEqualTo("Greeting");
        assertThat(manifest.operations().getFirst().fields())
                .extracting(Manifest.Field::name)
                .containsExactly("name");
        assertThat(manifest.httpPort()).isEqualTo(station.running.httpPort());
        assertThat(manifest.stoppedAt()).isEmpty();

        assertThat(station.running.stop().orderly()).isTrue();
        assertThat(RecordingBus.read(RecordingBus.next(station.bus.manifests), Manifest.class)
                        .stoppedAt())
                .isPresent();
        assertThat(station.running.state()).isEqualTo(State.STOPPED);
        assertThat(events).containsExactly("start", "stop");
        assertThat(station.bus.calls).containsExactly("start", "drain", "close");
    }

    @Test
    void heartbeatsTellStateProgressAndUse() throws Exception {
        Station station =
                Station.of(Satellite.named("greeter"), Station.SETTINGS.withHeartbeatInterval(Duration.ofMillis(5)));
        station.bus.health = new BusHealth(true, "", List.of(1L, 2L, 3L, 4L), 5, 60, 7, Duration.ofSeconds(8));
        Heartbeat beat = beatWith(station.bus.heartbeats, State.READY, 60);
        assertThat(beat.failed()).isEqualTo(7);
        assertThat(beat.inFlight()).isEqualTo(5);
        assertThat(beat.lag()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(beat.oldestInFlight()).isEqualTo(Duration.ofSeconds(8));
        assertThat(beat.memoryBytes()).isGreaterThan(1 << 20);
        assertThat(beat.heapUsedBytes()).isPositive();

        station.bus.health = new BusHealth(false, "no broker", List.of(), 0, 61, 7, Duration.ZERO);
        assertThat(beatWith(station.bus.heartbeats, State.DEGRADED, 61).reason())
                .isEqualTo("no broker");
        station.close();
        beatWith(station.bus.heartbeats, State.DRAINING, 61);
        beatWith(station.bus.heartbeats, State.STOPPED, 61);
    }

    private static Heartbeat beatWith(BlockingQueue<Message> heartbeats, State state, long handled)
            throws InterruptedException {
        long before = 0;
        while (true) {
            Heartbeat beat = RecordingBus.read(RecordingBus.next(heartbeats), Heartbeat.class);
            assertThat(beat.sequence()).isGreaterThan(before);
            before = beat.sequence();
            if (beat.state() == state && beat.handled() == handled) {
                return beat;
            }
        }
    }

    @Test
    void servesHealthAndMetrics() throws Exception {
        try (Station station = Station.of(Satellite.named("greeter"))) {
            assertThat(get(station, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(station, "/health/ready").body()).isEqualTo("{\"state\":\"READY\"}\n");
            assertThat(get(station, "/metrics").body())
                    .contains(
                            "satbus_satellite_state{instance=\"greeter-1\",satellite=\"greeter\",state=\"ready\"} 1.0")
                    .contains("satbus_satellite_reconfigurations_total", "jvm_memory_used_bytes");
            assertThat(get(station, "/metrics/more").statusCode()).isEqualTo(404);

            station.bus.health = new BusHealth(false, "no \"broker\"", List.of(), 0, 0, 0, Duration.ZERO);
            HttpResponse<String> degraded = get(station, "/health/ready");
            assertThat(degraded.statusCode()).isEqualTo(503);
            assertThat(degraded.body()).isEqualTo("{\"state\":\"DEGRADED\",\"reason\":\"no \\\"broker\\\"\"}\n");
            assertThat(get(station, "/health/live").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(Station station, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + station.running.httpPort() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aFailedStartLeavesNothingBehind() {
        CompletableFuture<RecordingBus> bus = new CompletableFuture<>();
        Satellite failing = Satellite.named("greeter").onStart(context -> {
            throw new IllegalStateException("no licence");
        });
        assertThatThrownBy(() -> failing.start(Station.SETTINGS, (settings, telemetry) -> {
                    bus.complete(Station.connect(settings, telemetry));
                    return bus.join();
                }))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("greeter/greeter-1#0 could not start", "no licence");
        assertThat(bus.join().calls).containsExactly("start", "close");
        assertThat(bus.join().manifests).isEmpty();
    }

    @Test
    void namesWhatStillRunsWhenPatienceIsOver() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Satellite stuck = Satellite.named("greeter").onCommand(Shout.class, (shout, context) -> {
            running.countDown();
            release.await();
        });
        Station station = Station.of(stuck, Station.SETTINGS.withDrainPatience(Duration.ofMillis(50)));
        station.bus.drains = false;
        CompletableFuture<RecordingDelivery> handled = Station.async(() -> station.command(new Shout("hey")));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        Stopped how = station.running.stop();
        assertThat(how.orderly()).isFalse();
        assertThat(how.stuck()).containsExactly("command Shout");
        release.countDown();
        assertThat(handled.get(10, TimeUnit.SECONDS).reply()).isPresent();
    }

    @Test
    void periodicWorkNeverOverlapsItselfAndOutlivesItsFailures() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        BlockingQueue<Integer> runs = new LinkedBlockingQueue<>();
        AtomicInteger count = new AtomicInteger();
        Satellite busy = Satellite.named("greeter").every(Duration.ofNanos(1), "tidy", context -> {
            runs.add(inside.incrementAndGet());
            inside.decrementAndGet();
            if (count.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("dust");
            }
        });
        try (Station station = Station.of(busy)) {
            for (int i = 0; i < 20; i++) {
                assertThat(runs.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
            assertThat(get(station, "/metrics").body())
                    .contains("satbus_satellite_tasks_seconds_count{instance=\"greeter-1\",outcome=\"failed\","
                            + "satellite=\"greeter\",task=\"tidy\"}");
        }
    }

    record Tone(String word, int times) {
        Tone {
            if (times < 1) {
                throw new IllegalArgumentException("times is " + times + "; use at least 1");
            }
        }
    }

    @Test
    void configurationIsReplacedWhileItRuns() {
        Satellite configured = Satellite.named("greeter")
                .config(Tone.class, new Tone("Hello", 2))
                .onConfig(context -> events.add(context.config(Tone.class).word()))
                .onQuery(
                        Greet.class,
                        Greeting.class,
                        (greet, context) ->
                                new Greeting(context.config(Tone.class).word()));
        try (Station station = Station.of(configured, Station.SETTINGS.withConfig("{\"word\":\"Hi\"}"))) {
            assertThat(station.running.context().config(Tone.class)).isEqualTo(new Tone("Hi", 2));
            station.running.reconfigure("{\"times\":3}");
            assertThat(station.query(new Greet("Ada")).reply(Greeting.class)).isEqualTo(new Greeting("Hello"));
            assertThat(events).containsExactly("Hello");

            assertThatThrownBy(() -> station.running.reconfigure("{\"times\":0}"))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("Tone", "times is 0; use at least 1");
            assertThatThrownBy(() -> station.running.reconfigure("{\"tmes\":1}"))
                    .hasMessageContaining("tmes", "times");
            assertThatThrownBy(() -> station.running.reconfigure("[1]")).hasMessageContaining("array", "object");
            assertThatThrownBy(() -> station.running.reconfigure("{\"times\":")).hasMessageContaining("line 1");
            assertThat(station.running.context().config(Tone.class)).isEqualTo(new Tone("Hello", 3));
        }
    }

    @Test
    void refusesAConfigurationBeforeAnythingIsOpened() {
        Satellite configured = Satellite.named("greeter").config(Tone.class, new Tone("Hello", 2));
        assertThatThrownBy(() -> configured.start(Station.SETTINGS.withConfig("{\"times\":-1}"), (_, _) -> {
                    throw new AssertionError("must not connect");
                }))
                .isInstanceOf(SettingException.class);
    }
}
