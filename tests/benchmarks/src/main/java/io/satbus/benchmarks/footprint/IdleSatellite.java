package io.satbus.benchmarks.footprint;

import io.satbus.protocol.payload.Done;
import io.satbus.satellite.Satellite;

/** The program that is weighed: a satellite with one handler, which nobody asks. */
final class IdleSatellite {
    private IdleSatellite() {}

    public static void main(String[] args) {
        Satellite.named("idle")
                .onQuery(Done.class, Done.class, (done, _) -> done)
                .main(args);
    }
}
