package dev.sightline.streams;

/**
 * A value between two processors of one process.
 *
 * @param <T> what the next processor works on
 * @param origin the record it came from
 */
record InFlight<T>(T value, Origin origin) {}
