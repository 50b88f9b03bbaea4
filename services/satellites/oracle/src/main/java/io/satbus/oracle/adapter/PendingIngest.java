package io.satbus.oracle.adapter;

import io.satbus.oracle.domain.Format;

/** A file that a command named and that is not read to its end yet. */
record PendingIngest(String path, Format format) {}
