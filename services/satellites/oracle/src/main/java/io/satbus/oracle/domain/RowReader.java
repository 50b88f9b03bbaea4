package io.satbus.oracle.domain;

/** Reads the lines of one file that hold rows. Used by one thread. */
@FunctionalInterface
public interface RowReader {
    /** Never throws for what the line says. */
    Reading read(String line);
}
