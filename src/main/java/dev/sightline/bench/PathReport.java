package dev.sightline.bench;

/**
 * The result of a path benchmark.
 *
 * @param path the time from handing a frame to the producer to reading its first event
 * @param stages the time the three stages took
 * @param between the rest: Kafka's part and our own, from frame to frame
 * @param framesPerSecond the throughput when all frames are sent at once
 * @param frames the number of frames measured at the rate
 * @param silent the number of those without an event within a minute; not in the figures
 */
public record PathReport(
    Percentiles path,
    Percentiles stages,
    Percentiles between,
    double framesPerSecond,
    int frames,
    int silent) {}
