package io.satbus.bus;

import java.util.UUID;

/** Proof that every in-sync replica has the message, and where it lies. */
public record Receipt(UUID messageId, String topic, int partition, long offset) {}
