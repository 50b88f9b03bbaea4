package io.satbus.satellite;

import io.satbus.protocol.Heartbeat.State;
import io.satbus.protocol.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How an instance leaves: everything that runs may end, then everybody is told. Used once, by one thread. */
final class Departure {
    private final Definition definition;
    private final Surroundings surroundings;
    private final Life life;
    private final Handlers handlers;
    private final Schedule schedule;
    private final Presence presence;

    Departure(
            Definition definition,
            Surroundings surroundings,
            Life life,
            Handlers handlers,
            Schedule schedule,
            Presence presence) {
        this.definition = definition;
        this.surroundings = surroundings;
        this.life = life;
        this.handlers = handlers;
        this.schedule = schedule;
        this.presence = presence;
    }

    Stopped leave(Manifest manifest, Duration patience) {
        life.advance(State.DRAINING);
        schedule.stopWork();
        try {
            presence.beatNow();
            List<String> stuck = drain(patience);
            schedule.stopHeartbeats();
            definition.onStop.forEach(task -> surroundings.runLogged("onStop", task));
            life.advance(State.STOPPED);
            sayGoodbye(manifest);
            return new Stopped(stuck);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Stopped(List.of("the stop itself, which was interrupted"));
        } finally {
            life.advance(State.STOPPED);
            schedule.stopHeartbeats();
        }
    }

    private List<String> drain(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> stuck = new ArrayList<>();
        if (!surroundings.bus().drain(patience)) {
            List<String> running = handlers.running();
            stuck.addAll(running.isEmpty() ? List.of("messages that the bus has not finished") : running);
        }
        stuck.addAll(schedule.await(Duration.ofNanos(deadline - System.nanoTime())));
        return stuck;
    }

    private void sayGoodbye(Manifest manifest) throws InterruptedException {
        presence.beatNow();
        try {
            presence.register(manifest.stopped(presence.now()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            surroundings
                    .log()
                    .warn("The registry could not be told that {} stopped: {}", manifest.identity(), e.toString());
        }
    }
}
