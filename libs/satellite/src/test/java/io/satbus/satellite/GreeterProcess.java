package io.satbus.satellite;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.protocol.Kind;
import io.satbus.satellite.Station.Shout;
import io.satbus.telemetry.Telemetry;
import java.util.concurrent.CountDownLatch;

/** The main class of the process that {@link ProcessTest} starts: a greeter on a bus that leads nowhere. */
final class GreeterProcess {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private GreeterProcess() {}

    static void main(String[] arguments) {
        Satellite satellite = Satellite.named("greeter").onCommand(Shout.class, (shout, context) -> {
            context.log().info("Shouting");
            NEVER.await();
        });
        if (System.getenv("REFUSE") != null) {
            satellite.onStart(context -> {
                throw new IllegalStateException("no licence");
            });
        }
        System.exit(new CommandLine(satellite, GreeterProcess::connect).run(arguments, System.getenv()));
    }

    private static Bus connect(BusSettings settings, Telemetry telemetry) {
        RecordingBus bus = new RecordingBus(settings.self());
        if (System.getenv("STUCK") != null) {
            bus.drains = false;
            var _ = Station.async(() -> bus.afterStart(
                    () -> bus.deliver(Station.draft(Kind.COMMAND), new Shout("for ever"), Station.TIME)));
        }
        return bus;
    }
}
