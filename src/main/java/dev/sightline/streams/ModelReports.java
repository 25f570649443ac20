package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.RecordCodecs;
import java.time.Duration;
import java.util.Optional;

/**
 * The gallery's model as reported by the matcher that has read the furthest. The embed stage uses
 * it, so that it never embeds with a model whose vectors no matcher has read yet. Belongs to one
 * thread.
 */
public final class ModelReports {
  /** How long the furthest report remains valid; matchers repeat theirs. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private long furthest;
  private long writtenMillis;

  /**
   * Processes a record of {@code sightline.matchers}.
   *
   * @param value the report; null if a matcher ends
   * @param atMillis the time of writing, by the broker's clock
   * @return the model to use from now on; empty if the record changes nothing
   */
  public Optional<ModelId> heard(byte[] value, long atMillis) {
    return value == null
        ? Optional.empty()
        : RecordCodecs.matcherReports()
            .read(value)
            .fold(report -> heard(report, atMillis), unreadable -> Optional.empty());
  }

  private Optional<ModelId> heard(MatcherReport report, long atMillis) {
    boolean isStale = atMillis - writtenMillis > TIMEOUT.toMillis();
    if (report.revision() < furthest && !isStale) {
      return Optional.empty();
    }
    furthest = report.revision();
    writtenMillis = atMillis;
    return report.model();
  }
}
