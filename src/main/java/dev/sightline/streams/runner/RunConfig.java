package dev.sightline.streams.runner;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The configuration of a process that runs stages.
 *
 * @param applicationId {@code run.application.id}: the prefix of the consumer group's name; the
 *     stages follow, so that processes of different stages never share a group
 * @param threads {@code run.threads}: stream threads, each with its own detector and model, in [1,
 *     256]; more than {@code topics.partitions} are idle
 * @param guarantee {@code processing.guarantee}
 * @param stateDirectory {@code run.state.dir}: the folder of Kafka Streams' files
 * @param closeTimeout {@code run.close.timeout.ms}: how long closing may take before the process is
 *     ended, positive
 */
public record RunConfig(
    String applicationId,
    int threads,
    ProcessingGuarantee guarantee,
    Path stateDirectory,
    Duration closeTimeout) {

  public RunConfig {
    requireNonNull(guarantee, "processing.guarantee");
    requireNonNull(stateDirectory, "run.state.dir");
    if (!applicationId.matches("[a-zA-Z0-9._-]{1,200}")) {
      throw new IllegalArgumentException(
          "run.application.id must have 1 to 200 letters, digits, dots, dashes and underscores,"
              + " was '"
              + applicationId
              + "'");
    }
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("run.threads must be in [1, 256], was " + threads);
    }
    if (closeTimeout.isNegative() || closeTimeout.isZero()) {
      throw new IllegalArgumentException(
          "run.close.timeout.ms must be positive, was " + closeTimeout.toMillis());
    }
  }

  /**
   * Returns the defaults: at least once, two threads, state in {@code /tmp/sightline}, 20 seconds
   * to close.
   */
  public static RunConfig defaults() {
    return new RunConfig(
        "sightline",
        2,
        ProcessingGuarantee.AT_LEAST_ONCE,
        Path.of("/tmp/sightline"),
        Duration.ofSeconds(20));
  }
}
