package io.satbus.satellite.http;

/**
 * Whether an instance can do its work now.
 *
 * @param state one word
 * @param reason why it is not ready; empty if it is
 */
public record Readiness(boolean ready, String state, String reason) {}
