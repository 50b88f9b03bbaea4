package io.satbus.testkit;

import io.satbus.bus.BusMeters;
import io.satbus.bus.BusMeters.Ending;
import io.satbus.bus.Handling;
import io.satbus.bus.receive.Processing;
import io.satbus.bus.receive.Receivers;
import io.satbus.bus.receive.Receivers.Receiver;
import io.satbus.bus.requests.PendingRequests;
import io.satbus.protocol.Envelope;
import io.satbus.protocol.Message;
import io.satbus.protocol.Target;
import java.util.List;

/** Decides what a message is to one instance: an answer, something for its handlers, or nobody's business. Any thread. */
final class Intake {
    private final Receivers receivers;
    private final PendingRequests requests;
    private final Processing processing;
    private final BusMeters meters;

    Intake(Receivers receivers, PendingRequests requests, Processing processing, BusMeters meters) {
        this.receivers = receivers;
        this.requests = requests;
        this.processing = processing;
        this.meters = meters;
    }

    static boolean isAnswer(Message message) {
        Envelope envelope = message.envelope();
        return envelope.kind().answers() && !(envelope.target() instanceof Target.ToSubscribers);
    }

    void answered(Message answer) {
        requests.answered(answer);
    }

    /** Who wants it; that nobody does is counted. */
    List<Receiver> receiversOf(Message message) {
        List<Receiver> wanting = receivers.of(message.envelope());
        if (wanting.isEmpty()) {
            meters.of(message.envelope().priority()).consumed(Ending.SKIPPED).increment();
        }
        return wanting;
    }

    static boolean allDirect(List<Receiver> receivers) {
        return receivers.stream().allMatch(receiver -> receiver.handling() == Handling.DIRECT);
    }

    /** Returns false if it was given up because the instance is shutting down. */
    boolean process(Stored stored, List<Receiver> wanting) {
        return processing.process(stored.message(), wanting, stored.place().topic(), stored.appendedMillis());
    }

    void refuse(Message message) {
        processing.refuse(message);
    }
}
