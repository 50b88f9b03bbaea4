package io.satbus.cli.command;

import io.satbus.bus.inspect.Inspector;
import io.satbus.cli.domain.SatelliteDirectory;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Manifest.Operation;
import io.satbus.protocol.Target;
import java.util.Optional;
import java.util.function.Predicate;

/** Whom a message is for, and as what it is understood there. */
record Recipient(Target target, Operation operation) {
    /**
     * Finds out in the registry.
     *
     * @param name of a satellite, or {@code satellite/instance}
     * @param kind if the user names one; otherwise the kinds that fit the command decide
     */
    static Recipient find(Inspector inspector, String name, String type, Optional<Kind> kind, Predicate<Kind> fitting) {
        SatelliteDirectory directory = new SatelliteDirectory(inspector.manifests());
        int slash = name.indexOf('/');
        String satellite = slash < 0 ? name : name.substring(0, slash);
        Predicate<Kind> kinds =
                kind.<Predicate<Kind>>map(wanted -> wanted::equals).orElse(fitting);
        Operation operation = directory.operation(satellite, type, kinds);
        Target target =
                slash < 0 ? Target.satellite(satellite) : new Target.ToInstance(satellite, name.substring(slash + 1));
        return new Recipient(target, operation);
    }
}
