package io.satbus.cli.adapter;

/** A platform to talk to: brokers to begin with, and the namespace of its topics. */
public record Endpoint(String bootstrap, String namespace) {}
