package io.satbus.satellite;

import io.satbus.bus.Filter;
import io.satbus.bus.Handling;
import io.satbus.bus.SubjectPattern;
import io.satbus.protocol.Kind;

/** What a satellite hears of subjects, and how. */
record Listening<T>(SubjectPattern pattern, Handling handling, Operation<T, ?> operation) {

    /** Several types may be published under one subject: each listener gets its own. */
    Filter filter() {
        String type = operation.type().name();
        Kind kind = operation.kind();
        return envelope -> (envelope.kind() == kind || (kind == Kind.EVENT && envelope.kind() == Kind.DATA))
                && envelope.content().type().equals(type);
    }
}
