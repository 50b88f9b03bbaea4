package io.satbus.sage.adapter;

import io.satbus.messages.v1.Correlation;
import io.satbus.messages.v1.CorrelationReport;
import io.satbus.messages.v1.Drawdown;
import io.satbus.messages.v1.DrawdownReport;
import io.satbus.messages.v1.Latest;
import io.satbus.messages.v1.Price;
import io.satbus.messages.v1.PriceSeries;
import io.satbus.messages.v1.Range;
import io.satbus.messages.v1.Return;
import io.satbus.messages.v1.ReturnReport;
import io.satbus.messages.v1.SymbolList;
import io.satbus.messages.v1.SymbolSpan;
import io.satbus.messages.v1.Volatility;
import io.satbus.messages.v1.VolatilityReport;
import io.satbus.protocol.FailureException;
import io.satbus.sage.domain.Point;
import io.satbus.sage.domain.PriceBook;
import io.satbus.sage.domain.Span;
import io.satbus.sage.domain.Statistics;
import java.util.List;

/** Answers the queries. Safe for use by any thread. */
public final class Answers {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 10_000;

    private final Ledger ledger;

    public Answers(Ledger ledger) {
        this.ledger = ledger;
    }

    public Price latest(Latest query) {
        return Prices.of(query.getSymbol(), ledger.read(book -> book.latest(query.getSymbol())));
    }

    public PriceSeries range(Range query) {
        int limit = limit(query.getLimit());
        List<Point> points = points(query.getSymbol(), query.getFrom(), query.getTo());
        PriceSeries.Builder reply = PriceSeries.newBuilder().setTotal(points.size());
        points.stream().limit(limit).forEach(point -> reply.addPrices(Prices.of(query.getSymbol(), point)));
        if (points.size() > limit) {
            reply.setNextFrom(points.get(limit).date().toString());
        }
        return reply.build();
    }

    public ReturnReport gain(Return query) {
        Statistics.Gain gain = Statistics.gain(points(query.getSymbol(), query.getFrom(), query.getTo()));
        ReturnReport.Builder reply = ReturnReport.newBuilder()
                .setFirst(Prices.of(query.getSymbol(), gain.first()))
                .setLast(Prices.of(query.getSymbol(), gain.last()))
                .setSimple(gain.simple())
                .setLog(gain.log());
        gain.annualized().ifPresent(reply::setAnnualized);
        return reply.build();
    }

    public VolatilityReport volatility(Volatility query) {
        List<Point> points = points(query.getSymbol(), query.getFrom(), query.getTo());
        Statistics.Variation variation = Statistics.variation(points);
        return VolatilityReport.newBuilder()
                .setAnnualized(variation.annualized())
                .setPerPeriod(variation.perPeriod())
                .setPeriodsPerYear(variation.periodsPerYear())
                .setReturns(variation.returns())
                .setFirstDate(points.getFirst().date().toString())
                .setLastDate(points.getLast().date().toString())
                .build();
    }

    public DrawdownReport drawdown(Drawdown query) {
        Statistics.Fall fall = Statistics.fall(points(query.getSymbol(), query.getFrom(), query.getTo()));
        DrawdownReport.Builder reply = DrawdownReport.newBuilder()
                .setDrawdown(fall.depth())
                .setPeak(Prices.of(query.getSymbol(), fall.peak()))
                .setTrough(Prices.of(query.getSymbol(), fall.trough()));
        fall.recovery().ifPresent(point -> reply.setRecovery(Prices.of(query.getSymbol(), point)));
        return reply.build();
    }

    public CorrelationReport correlation(Correlation query) {
        Statistics.Likeness likeness = Statistics.likeness(
                points(query.getFirst(), query.getFrom(), query.getTo()),
                points(query.getSecond(), query.getFrom(), query.getTo()));
        return CorrelationReport.newBuilder()
                .setCorrelation(likeness.coefficient())
                .setCommonDates(likeness.commonDates())
                .setFirstDate(likeness.from().toString())
                .setLastDate(likeness.to().toString())
                .build();
    }

    public SymbolList symbols() {
        SymbolList.Builder reply = SymbolList.newBuilder();
        ledger.read(PriceBook::holdings)
                .forEach(holding -> reply.addSymbols(SymbolSpan.newBuilder()
                        .setSymbol(holding.symbol())
                        .setPrices(holding.points())
                        .setDropped(holding.dropped())
                        .setFirstDate(holding.first().date().toString())
                        .setLastDate(holding.last().date().toString())));
        return reply.build();
    }

    private List<Point> points(String symbol, String from, String to) {
        Span span = Span.of(from, to);
        return ledger.read(book -> book.within(symbol, span));
    }

    private static int limit(int asked) {
        if (asked < 0 || asked > MAX_LIMIT) {
            throw FailureException.rejected(
                    "bad-limit", "limit is " + asked + "; use 1 to " + MAX_LIMIT + ", or 0 for " + DEFAULT_LIMIT);
        }
        return asked == 0 ? DEFAULT_LIMIT : asked;
    }
}
