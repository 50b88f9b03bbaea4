package io.satbus.bus.inspect;

import java.time.Instant;

/** From where topics are read. */
public sealed interface StartAt {
    /** The oldest record that is kept. */
    record Beginning() implements StartAt {}

    /** The next record to come. */
    record End() implements StartAt {}

    /** The first record appended at that time or later. */
    record Time(Instant instant) implements StartAt {}

    StartAt BEGINNING = new Beginning();
    StartAt END = new End();
}
