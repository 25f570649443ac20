package dev.sightline.streams;

/**
 * A value between two processors of one process.
 *
 * @param <T> what the next processor works on
 * @param origin the record it came from
 */
record InFlightRecords<T>(T value, Origin origin) {}
