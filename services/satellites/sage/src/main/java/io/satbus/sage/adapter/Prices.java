package io.satbus.sage.adapter;

import io.satbus.messages.v1.Price;
import io.satbus.sage.domain.Point;

/** Points as messages. */
final class Prices {
    private Prices() {}

    static Price of(String symbol, Point point) {
        return Price.newBuilder()
                .setSymbol(symbol)
                .setDate(point.date().toString())
                .setClose(point.close())
                .setSource(point.source())
                .setLine(point.line())
                .build();
    }
}
