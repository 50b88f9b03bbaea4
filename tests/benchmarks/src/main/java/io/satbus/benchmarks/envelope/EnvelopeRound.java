package io.satbus.benchmarks.envelope;

import io.satbus.protocol.Content;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Kind;
import io.satbus.protocol.ReplyTo;
import io.satbus.protocol.Source;
import io.satbus.protocol.Target;
import io.satbus.protocol.wire.Decoded;
import io.satbus.protocol.wire.EnvelopeCodec;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One envelope written, read and validated; beside it the same fields as text headers, written and read only. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnvelopeRound {
    private final Envelope envelope = Envelope.of(
                    Kind.COMMAND, new Source("oracle", "oracle-1", 7), Target.satellite("sage"))
            .replyTo(new ReplyTo("satbus.reply.oracle.v1", 3))
            .key("AAPL")
            .content(Content.of("satbus.messages.v1.Price", Content.PROTOBUF, 256))
            .build();
    private final TextHeaders text = new TextHeaders(envelope);

    @Benchmark
    public Decoded satbus() {
        return EnvelopeCodec.decode(EnvelopeCodec.encode(envelope));
    }

    @Benchmark
    public int textHeaders() {
        Headers headers = new RecordHeaders();
        text.write(headers);
        int length = 0;
        for (Header header : headers) {
            length += TextHeaders.read(header).length();
        }
        return length;
    }
}
