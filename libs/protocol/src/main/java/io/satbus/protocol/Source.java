package io.satbus.protocol;

/**
 * Who sent a message.
 *
 * @param incarnation the fencing epoch of the instance; 0 for a sender that nobody supervises
 */
public record Source(String satellite, String instance, long incarnation) {
    public Source {
        Names.require(satellite, "source_satellite");
        Names.require(instance, "source_instance");
        if (incarnation < 0) {
            throw new ViolationException(new Violation(
                    Reason.INVALID_FIELD, "source_incarnation", "is " + incarnation, "use 0 or a positive number"));
        }
    }

    @Override
    public String toString() {
        return satellite + "/" + instance + "#" + incarnation;
    }
}
