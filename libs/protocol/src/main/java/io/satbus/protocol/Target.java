package io.satbus.protocol;

/** To whom a message goes. */
public sealed interface Target {
    /** One instance of a satellite, whichever is free. */
    record ToSatellite(String satellite) implements Target {
        public ToSatellite {
            Names.require(satellite, "target_satellite");
        }
    }

    /** Just this instance. */
    record ToInstance(String satellite, String instance) implements Target {
        public ToInstance {
            Names.require(satellite, "target_satellite");
            Names.require(instance, "target_instance");
        }
    }

    /** Whichever satellite has the capability. */
    record ToCapability(String capability) implements Target {
        public ToCapability {
            Names.require(capability, "target_capability");
        }
    }

    /** Every instance of one satellite, or of all ({@code *}). */
    record ToEveryInstance(String scope) implements Target {
        public static final String ALL = "*";

        public ToEveryInstance {
            if (!scope.equals(ALL)) {
                Names.require(scope, "target_broadcast");
            }
        }

        public boolean includes(String satellite) {
            return scope.equals(ALL) || scope.equals(satellite);
        }
    }

    /** Whoever subscribes to the subject. */
    record ToSubscribers() implements Target {}

    ToSubscribers SUBSCRIBERS = new ToSubscribers();

    static Target satellite(String name) {
        return new ToSatellite(name);
    }

    static Target everyInstance() {
        return new ToEveryInstance(ToEveryInstance.ALL);
    }
}
