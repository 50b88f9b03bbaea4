package io.satbus.telemetry;

import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.Message;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;

/** Messages to follow. */
final class Messages {
    static final Source SAGE = new Source("sage", "sage-1", 1);

    private Messages() {}

    static Envelope envelope() {
        return Envelope.of(Kind.EVENT, SAGE, Target.SUBSCRIBERS)
                .subject("prices.aapl")
                .content(Content.of("test.Price", Content.JSON, 2))
                .build();
    }

    static Message message(String traceparent) {
        return new Message(envelope(), new byte[2], traceparent);
    }
}
