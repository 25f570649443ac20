package dev.sightline.streams;

/**
 * A value between two processors of one process.
 *
 * @param <T> the type of the value
 * @param origin the record it came from
 */
record InFlightRecords<T>(T value, Origin origin) {}
