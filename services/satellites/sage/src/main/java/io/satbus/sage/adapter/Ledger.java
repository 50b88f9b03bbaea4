package io.satbus.sage.adapter;

import io.satbus.messages.v1.Price;
import io.satbus.protocol.FailureException;
import io.satbus.sage.config.SageConfig;
import io.satbus.sage.domain.Point;
import io.satbus.sage.domain.PriceBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prices in memory and on disk. Every price is consumed from the bus only once, so what is in memory is also kept in
 * a {@link Journal} that is read at the start. Safe for use by any thread: one writes, many read.
 */
public final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /** Replaced or dropped entries that the journal may hold before it is rewritten, beside as many as there are prices. */
    private static final long SLACK = 10_000;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final PriceBook book;
    private final Journal journal;

    private Ledger(PriceBook book, Journal journal) {
        this.book = book;
        this.journal = journal;
    }

    /** @param state directory of the satellite's own */
    public static Ledger open(SageConfig config, Path state) throws IOException {
        PriceBook book = new PriceBook(config.maxSymbols(), config.maxPoints());
        Journal journal = Journal.open(state.resolve("prices.journal"), price -> keep(book, price));
        LOG.info("Loaded {} prices of {} symbols", book.size(), book.holdings().size());
        return new Ledger(book, journal);
    }

    /**
     * Keeps a price, in memory and on disk.
     *
     * @throws FailureException {@code bad-price} or {@code too-many-symbols}
     */
    public void accept(Price price) throws IOException {
        Point point = point(price);
        lock.writeLock().lock();
        try {
            if (book.put(price.getSymbol(), point)) {
                journal.append(price);
                compact();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Asks the book; the function must not keep it. */
    public <R> R read(Function<PriceBook, R> question) {
        lock.readLock().lock();
        try {
            return question.apply(book);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try {
            journal.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void compact() throws IOException {
        if (journal.entries() <= 2 * book.size() + SLACK) {
            return;
        }
        List<Price> prices = new ArrayList<>();
        book.forEach((symbol, point) -> prices.add(Prices.of(symbol, point)));
        journal.rewrite(prices);
    }

    private static void keep(PriceBook book, Price price) {
        try {
            var _ = book.put(price.getSymbol(), point(price));
        } catch (FailureException e) {
            LOG.warn("Left out of the journal's prices: {}", e.failure().message());
        }
    }

    private static Point point(Price price) {
        try {
            LocalDate date = LocalDate.parse(price.getDate());
            return new Point(date, price.getClose(), price.getSource(), price.getLine());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw FailureException.rejected(
                    "bad-price", "price of '" + price.getSymbol() + "' cannot be kept: " + e.getMessage());
        }
    }
}
