package io.satbus.aegis.domain;

/** One rule about one symbol, broken and announced, and not yet recovered. */
public record Episode(String rule, String symbol) {}
