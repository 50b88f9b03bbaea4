package io.satbus.testkit.contract;

import io.satbus.bus.Bus;
import io.satbus.bus.BusSettings;
import io.satbus.protocol.Source;
import io.satbus.telemetry.Telemetry;
import org.junit.jupiter.api.Nested;

/**
 * What every bus promises, each promise a test. A bus proves that it keeps them by a test class that extends this one
 * and says how it is made. The buses of one test share a broker and a namespace; names of satellites are never used
 * twice in a JVM.
 */
public abstract class BusContract {
    /** The settings of an instance; the contract changes some of them. */
    protected abstract BusSettings settings(Source self);

    /** Makes a bus that is not started. */
    protected abstract Bus create(BusSettings settings, Telemetry telemetry);

    /** Questions and their one outcome each. */
    @Nested
    class Requests extends RequestPromises {
        @Override
        BusContract contract() {
            return BusContract.this;
        }
    }

    /** Answers that nobody waits for. */
    @Nested
    class Answers extends AnswerPromises {
        @Override
        BusContract contract() {
            return BusContract.this;
        }
    }

    /** Who gets what was sent to somebody. */
    @Nested
    class Targets extends TargetPromises {
        @Override
        BusContract contract() {
            return BusContract.this;
        }
    }

    /** Who gets what was published. */
    @Nested
    class Subjects extends SubjectPromises {
        @Override
        BusContract contract() {
            return BusContract.this;
        }
    }

    /** What comes before what, and that all comes. */
    @Nested
    class Order extends OrderPromises {
        @Override
        BusContract contract() {
            return BusContract.this;
        }
    }

    /** Start, drain and close. */
    @Nested
    class Life extends LifePromises {
        @Override
        BusContract contract() {
            return BusContract.this;
        }
    }
}
