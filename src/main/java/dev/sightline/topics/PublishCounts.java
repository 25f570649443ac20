package dev.sightline.topics;

/**
 * What became of a publisher's frames so far.
 *
 * @param sent acknowledged by Kafka
 * @param dropped not sent: too many earlier ones were on their way, or Kafka did not take it in
 *     time
 */
public record PublishCounts(long sent, long dropped) {}
