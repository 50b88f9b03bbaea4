package io.satbus.testkit;

import io.satbus.bus.Outcome;
import io.satbus.protocol.Message;

/** The entry to assertions about messages and outcomes, in the manner of AssertJ. */
public final class SatbusAssertions {
    private SatbusAssertions() {}

    public static MessageAssert assertThat(Message message) {
        return new MessageAssert(message);
    }

    public static OutcomeAssert assertThat(Outcome outcome) {
        return new OutcomeAssert(outcome);
    }
}
