package io.satbus.oracle.adapter;

import io.satbus.messages.v1.Price;
import io.satbus.oracle.domain.Reading;
import io.satbus.oracle.domain.Verdict;
import io.satbus.protocol.Failure;
import io.satbus.satellite.Context;

/**
 * Publishes good rows as data under {@code prices.<symbol>} and bad ones as errors under {@code prices.rejected}. Both
 * carry the attribute {@code row} with file and line, by which a row that is repeated after a crash can be told.
 */
final class BusOutlet implements Outlet {
    /** The first name of every subject. */
    static final String STREAM = "prices";

    private static final String REJECTED = STREAM + ".rejected";

    private final Context context;

    /** @param context this outlet's own */
    BusOutlet(Context context) {
        this.context = context;
    }

    @Override
    public void publish(String file, long line, Verdict verdict) {
        String row = file + ":" + line;
        switch (verdict) {
            case Verdict.Good good ->
                context.subject(STREAM + "." + segment(good.row().symbol()))
                        .key(good.row().symbol())
                        .attribute("row", row)
                        .publishData(price(file, line, good));
            case Verdict.Bad bad ->
                context.subject(REJECTED)
                        .key(file)
                        .attribute("row", row)
                        .publishError(new Failure.Rejected(bad.fault().code(), row + " " + bad.reason()));
        }
    }

    @Override
    public void flush() throws InterruptedException {
        context.flush();
    }

    /** A symbol as one name of a subject: what names must not hold becomes an underscore. */
    static String segment(String symbol) {
        return symbol.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static Price price(String file, long line, Verdict.Good good) {
        Reading.Row row = good.row();
        Price.Builder price = Price.newBuilder()
                .setSymbol(row.symbol())
                .setDate(row.date().toString())
                .setClose(row.close())
                .setSource(file)
                .setLine(line);
        good.warning().ifPresent(price::addWarnings);
        return price.build();
    }
}
