package dev.sightline.topics;

import java.time.Duration;
import java.util.Objects;

/**
 * The retention of records. Frames, faces and dead letters hold pictures of people, so their
 * default is short.
 *
 * @param flow the retention of what the stages pass on
 * @param results the retention of what comes of it
 */
public record TopicRetention(Flow flow, Results results) {

  public TopicRetention {
    Objects.requireNonNull(flow, "flow");
    Objects.requireNonNull(results, "results");
  }

  /**
   * The retention of what the stages pass on.
   *
   * @param frames {@code topics.frames.retention.ms}, at least a minute
   * @param faces {@code topics.faces.retention.ms}, at least a minute
   * @param embeddings {@code topics.embeddings.retention.ms}, at least a minute
   * @param matches {@code topics.matches.retention.ms}, at least a minute
   */
  public record Flow(Duration frames, Duration faces, Duration embeddings, Duration matches) {

    public Flow {
      requireAMinute("topics.frames.retention.ms", frames);
      requireAMinute("topics.faces.retention.ms", faces);
      requireAMinute("topics.embeddings.retention.ms", embeddings);
      requireAMinute("topics.matches.retention.ms", matches);
    }
  }

  /**
   * The retention of what comes of it.
   *
   * @param identityEvents {@code topics.identity.events.retention.ms}, at least a minute
   * @param sightings {@code topics.sightings.retention.ms}, at least a minute
   * @param audit {@code topics.audit.retention.ms}, at least a minute
   * @param deadLetters {@code topics.dead.letters.retention.ms}, at least a minute
   */
  public record Results(
      Duration identityEvents, Duration sightings, Duration audit, Duration deadLetters) {

    public Results {
      requireAMinute("topics.identity.events.retention.ms", identityEvents);
      requireAMinute("topics.sightings.retention.ms", sightings);
      requireAMinute("topics.audit.retention.ms", audit);
      requireAMinute("topics.dead.letters.retention.ms", deadLetters);
    }
  }

  /**
   * Returns the defaults: an hour for frames, faces, embeddings and matches, a day for dead
   * letters, a week for events, thirty days for sightings, ninety days for the audit.
   */
  public static TopicRetention defaults() {
    Duration hour = Duration.ofHours(1);
    return new TopicRetention(
        new Flow(hour, hour, hour, hour),
        new Results(
            Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(1)));
  }

  private static void requireAMinute(String key, Duration value) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(key + " must be at least 60000, was " + value.toMillis());
    }
  }
}
