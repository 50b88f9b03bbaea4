package io.satbus.protocol;

/**
 * A broken rule of the protocol.
 *
 * @param field the envelope's field as named in {@code envelope.proto}
 * @param rule what was found and which rule it breaks; continues the sentence "field ..."
 * @param fix what the sender should do
 */
public record Violation(Reason reason, String field, String rule, String fix) {

    /** The whole sentence for people. */
    public String describe() {
        return field + " " + rule + "; " + fix;
    }
}
