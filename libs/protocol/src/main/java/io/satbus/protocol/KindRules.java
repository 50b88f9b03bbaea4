package io.satbus.protocol;

import java.util.Optional;
import java.util.UUID;

/** The rules that each kind of message adds: to whom it may go, and what it has to name. */
final class KindRules {
    private KindRules() {}

    static void check(Kind kind, Target target, String subject, Optional<UUID> causationId, Optional<ReplyTo> replyTo) {
        if (!subject.isEmpty() && !Names.validSubject(subject)) {
            throw badSubject(subject);
        }
        if (replyTo.isPresent() && !kind.asks()) {
            throw EnvelopeRules.broken(
                    "reply_topic",
                    "is set, but nothing answers " + label(kind),
                    "leave it out, or send a command or a query");
        }
        switch (kind) {
            case COMMAND, QUERY, NOTIFICATION -> checkAddressed(kind, target);
            case RESPONSE -> checkAnswer(kind, target, causationId);
            case EVENT, DATA -> checkPublished(kind, target, subject);
            case HEARTBEAT -> checkSubscribers(kind, target);
            case ERROR -> {
                if (target instanceof Target.ToSubscribers) {
                    checkPublished(kind, target, subject);
                } else {
                    checkAnswer(kind, target, causationId);
                }
            }
        }
    }

    private static void checkAddressed(Kind kind, Target target) {
        if (target instanceof Target.ToSubscribers) {
            throw EnvelopeRules.broken(
                    "target",
                    "is missing, which " + label(kind) + " needs",
                    "name a satellite, an instance, a capability or a broadcast scope");
        }
    }

    private static void checkAnswer(Kind kind, Target target, Optional<UUID> causationId) {
        boolean toAsker = target instanceof Target.ToInstance || target instanceof Target.ToSatellite;
        if (!toAsker) {
            throw EnvelopeRules.broken(
                    "target", "is no satellite or instance, to which " + label(kind) + " goes", "name who asked");
        }
        if (causationId.isEmpty()) {
            throw EnvelopeRules.broken(
                    "causation_id", "is missing, which " + label(kind) + " needs", "give the id of what it answers");
        }
    }

    private static void checkPublished(Kind kind, Target target, String subject) {
        checkSubscribers(kind, target);
        if (subject.isEmpty()) {
            throw EnvelopeRules.broken(
                    "subject", "is missing, which " + label(kind) + " needs", "name what it is about");
        }
    }

    private static void checkSubscribers(Kind kind, Target target) {
        if (!(target instanceof Target.ToSubscribers)) {
            throw EnvelopeRules.broken(
                    "target",
                    "is set, but " + label(kind) + " goes to whoever subscribes",
                    "leave it out, or send a notification");
        }
    }

    private static ViolationException badSubject(String subject) {
        return EnvelopeRules.broken(
                "subject",
                "is '" + subject + "', which is no subject",
                "use 1 to 16 names joined by dots, at most " + Names.MAX_SUBJECT + " characters");
    }

    /** Such as "an event". */
    private static String label(Kind kind) {
        return (kind == Kind.EVENT || kind == Kind.ERROR ? "an " : "a ") + kind.label();
    }
}
