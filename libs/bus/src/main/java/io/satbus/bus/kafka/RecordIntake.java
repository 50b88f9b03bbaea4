package io.satbus.bus.kafka;

import io.satbus.bus.BusMeters;
import io.satbus.bus.BusMeters.Ending;
import io.satbus.bus.Handling;
import io.satbus.bus.lanes.Intake;
import io.satbus.bus.lanes.Job;
import io.satbus.bus.receive.Answers;
import io.satbus.bus.receive.Processing;
import io.satbus.bus.receive.Receivers;
import io.satbus.bus.receive.Receivers.Receiver;
import io.satbus.bus.records.Read;
import io.satbus.bus.records.RecordReader;
import io.satbus.bus.requests.PendingRequests;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Failure;
import io.satbus.protocol.Message;
import io.satbus.protocol.Reason;
import io.satbus.protocol.ReturnAddress;
import io.satbus.protocol.Target;
import io.satbus.protocol.Violation;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what a record is: bad input, an answer, a message for somebody here, or nobody's business. Any thread. */
final class RecordIntake implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(RecordIntake.class);

    private final RecordReader reader;
    private final Receivers receivers;
    private final PendingRequests requests;
    private final Processing processing;
    private final Answers answers;
    private final BusMeters meters;

    RecordIntake(
            RecordReader reader,
            Receivers receivers,
            PendingRequests requests,
            Processing processing,
            Answers answers,
            BusMeters meters) {
        this.reader = reader;
        this.receivers = receivers;
        this.requests = requests;
        this.processing = processing;
        this.answers = answers;
        this.meters = meters;
    }

    @Override
    public Job accept(ConsumerRecord<byte[], byte[]> consumed) {
        try {
            return decide(consumed);
        } catch (RuntimeException e) {
            // A filter of a subscriber, most likely. The records behind this one must not suffer from it.
            LOG.error(
                    "Could not decide what to do with record {}-{}@{}; it is left out",
                    consumed.topic(),
                    consumed.partition(),
                    consumed.offset(),
                    e);
            meters.rejected(Reason.HANDLER_FAILED);
            return Job.NOTHING;
        }
    }

    private Job decide(ConsumerRecord<byte[], byte[]> consumed) {
        return switch (reader.read(consumed)) {
            case Read.Good(Message message) -> accept(message, consumed);
            case Read.Bad(Violation violation, Optional<ReturnAddress> sender) -> reject(violation, sender, consumed);
        };
    }

    private Job accept(Message message, ConsumerRecord<byte[], byte[]> consumed) {
        Envelope envelope = message.envelope();
        if (envelope.kind().answers() && !(envelope.target() instanceof Target.ToSubscribers)) {
            requests.answered(message);
            return Job.NOTHING;
        }
        List<Receiver> wanting = receivers.of(envelope);
        if (wanting.isEmpty()) {
            meters.of(envelope.priority()).consumed(Ending.SKIPPED).increment();
            return Job.NOTHING;
        }
        return new MessageJob(message, wanting, allDirect(wanting), consumed.topic(), consumed.timestamp(), processing);
    }

    private static boolean allDirect(List<Receiver> receivers) {
        for (Receiver receiver : receivers) {
            if (receiver.handling() != Handling.DIRECT) {
                return false;
            }
        }
        return true;
    }

    private Job reject(Violation violation, Optional<ReturnAddress> sender, ConsumerRecord<byte[], byte[]> consumed) {
        meters.rejected(violation.reason());
        LOG.warn(
                "Rejected record {}-{}@{}: {} ({})",
                consumed.topic(),
                consumed.partition(),
                consumed.offset(),
                violation.describe(),
                violation.reason().code());
        sender.ifPresent(address -> answers.fail(address, Failure.of(violation)));
        return Job.NOTHING;
    }
}
