package io.satbus.benchmarks.latency;

import io.satbus.benchmarks.measure.Samples;

/**
 * What one dialogue took.
 *
 * @param single each request alone
 * @param perSecond requests with many in flight
 */
record Trips(Samples single, double perSecond) {}
