package dev.sightline.bench;

/**
 * What a path benchmark measured.
 *
 * @param path from handing a frame to the producer to reading its first event
 * @param stages what the three stages took of it
 * @param between the rest: Kafka's part and our own, from frame to frame
 * @param framesPerSecond when all frames are sent at once
 * @param frames how many were measured at the pace
 * @param silent how many of them had no event within a minute; not in the figures
 */
public record PathReport(
    Percentiles path,
    Percentiles stages,
    Percentiles between,
    double framesPerSecond,
    int frames,
    int silent) {}
