package io.satbus.protocol.wire;

import io.satbus.protocol.Envelope;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What the envelope costs each message: written, read and validated, in time and in garbage. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnvelopeBenchmark {
    private final Envelope envelope = Envelopes.command();
    private final byte[] bytes = EnvelopeCodec.encode(envelope);

    @Benchmark
    public byte[] encode() {
        return EnvelopeCodec.encode(envelope);
    }

    @Benchmark
    public Envelope decodeAndValidate() {
        return EnvelopeCodec.decode(bytes).orThrow();
    }

    @Benchmark
    public Envelope encodeDecodeAndValidate() {
        return EnvelopeCodec.decode(EnvelopeCodec.encode(envelope)).orThrow();
    }

    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(EnvelopeBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .build();
        new Runner(options).run();
    }
}
