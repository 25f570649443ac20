package dev.sightline.topics;

/**
 * The counts of a publisher's frames so far.
 *
 * @param sent the frames acknowledged by Kafka
 * @param dropped the frames not sent, because too many were in flight or Kafka did not accept them
 *     in time
 */
public record PublishCounts(long sent, long dropped) {}
