package io.satbus.cli.domain;

import io.satbus.protocol.Manifest.Operation;

/** A type of message, and a satellite that handles it. */
public record KnownType(String satellite, Operation operation) {
    public String shortName() {
        return SatelliteDirectory.shortName(operation.type());
    }

    /** Whether a person may mean it by this name. */
    public boolean isCalled(String name) {
        return operation.type().equals(name) || shortName().equalsIgnoreCase(name);
    }
}
