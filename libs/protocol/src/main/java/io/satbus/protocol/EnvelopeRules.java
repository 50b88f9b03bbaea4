package io.satbus.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rules that an envelope has to keep whatever its kind; what each kind adds is in {@link KindRules}. */
final class EnvelopeRules {
    static final Duration MAX_TTL = Duration.ofDays(7);
    static final int MAX_HOPS = 255;
    static final int MAX_KEY = 255;
    static final int MAX_EXCLUSIONS = 32;
    static final int MAX_ATTRIBUTES = 64;
    static final int MAX_ATTRIBUTE_NAME = 64;
    static final int MAX_ATTRIBUTE_VALUE = 1024;
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private EnvelopeRules() {}

    static void checkIds(UUID id, UUID correlationId, Optional<UUID> causationId) {
        checkId(id, "message_id");
        checkId(correlationId, "correlation_id");
        if (causationId.isPresent()) {
            checkId(causationId.get(), "causation_id");
        }
    }

    /** RFC 9562: version 7, variant 2. */
    private static void checkId(UUID id, String field) {
        if (id.version() != 7 || id.variant() != 2) {
            throw broken(field, "is " + id + ", not a UUIDv7", "make ids as RFC 9562 says");
        }
    }

    static void checkTimes(Instant createdAt, Duration ttl) {
        if (createdAt.getEpochSecond() < 0 || createdAt.getEpochSecond() > YEAR_10000) {
            throw broken("created_at_ms", "is " + createdAt, "use milliseconds since 1970, before the year 10000");
        }
        if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(MAX_TTL) > 0) {
            throw broken("ttl_ms", "is " + ttl, "use 1 ms to " + MAX_TTL.toDays() + " days");
        }
    }

    static void checkHops(int hopLimit) {
        if (hopLimit < 0) {
            throw new ViolationException(new Violation(
                    Reason.TOO_MANY_HOPS,
                    "hop_limit",
                    "is used up: too many messages caused one another",
                    "end the cycle, or begin a new conversation"));
        }
        if (hopLimit > MAX_HOPS) {
            throw broken("hop_limit", "is " + hopLimit, "use 0 to " + MAX_HOPS);
        }
    }

    static void checkKey(String key) {
        checkText(key, MAX_KEY, "partition_key");
    }

    static void checkExclusions(List<String> exclusions) {
        if (exclusions.size() > MAX_EXCLUSIONS) {
            throw broken("exclude", "names " + exclusions.size() + " receivers", "name at most " + MAX_EXCLUSIONS);
        }
        for (String exclusion : exclusions) {
            int slash = exclusion.indexOf('/');
            Names.require(slash < 0 ? exclusion : exclusion.substring(0, slash), "exclude");
            if (slash >= 0) {
                Names.require(exclusion.substring(slash + 1), "exclude");
            }
        }
    }

    static void checkAttributes(Map<String, String> attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw broken("attributes", "has " + attributes.size() + " entries", "use at most " + MAX_ATTRIBUTES);
        }
        attributes.forEach((name, value) -> {
            checkAttributeName(name);
            checkText(value, MAX_ATTRIBUTE_VALUE, "attributes." + name);
        });
    }

    /** As CloudEvents 1.0 names attributes, so that they can cross over. */
    private static void checkAttributeName(String name) {
        int length = name.length();
        boolean valid = length > 0 && length <= MAX_ATTRIBUTE_NAME;
        for (int i = 0; valid && i < length; i++) {
            char c = name.charAt(i);
            valid = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        if (!valid) {
            throw broken(
                    "attributes",
                    "has the name '" + name + "'",
                    "use 1 to " + MAX_ATTRIBUTE_NAME + " lower-case letters and digits");
        }
    }

    /** Half of a surrogate pair has no form in UTF-8: it would arrive as another text than was sent. */
    private static void checkText(String value, int most, String field) {
        if (value.length() > most) {
            throw broken(field, "has " + value.length() + " characters", "use at most " + most);
        }
        int point;
        for (int i = 0; i < value.length(); i += Character.charCount(point)) {
            point = value.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw broken(field, "holds half of a surrogate pair at " + i, "use well-formed Unicode text");
            }
        }
    }

    static ViolationException broken(String field, String rule, String fix) {
        return new ViolationException(new Violation(Reason.INVALID_FIELD, field, rule, fix));
    }
}
