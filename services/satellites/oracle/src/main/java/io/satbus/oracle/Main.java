package io.satbus.oracle;

import io.satbus.messages.v1.Ingest;
import io.satbus.messages.v1.IngestReport;
import io.satbus.messages.v1.Status;
import io.satbus.messages.v1.StatusReport;
import io.satbus.oracle.adapter.BusOracle;
import io.satbus.oracle.config.OracleConfig;
import io.satbus.satellite.Satellite;

/** The process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        satellite().main(args);
    }

    /** The whole wiring. */
    static Satellite satellite() {
        BusOracle oracle = new BusOracle();
        return Satellite.named("oracle")
                .version("0.1.0")
                .config(OracleConfig.class, OracleConfig.DEFAULT)
                .capability("price-ingestion")
                .publishes(BusOracle.STREAM)
                .onCommand(Ingest.class, IngestReport.class, oracle::ingest)
                .onQuery(Status.class, StatusReport.class, (_, _) -> oracle.status())
                .onStart(oracle::start)
                .onStop(_ -> oracle.stop());
    }
}
