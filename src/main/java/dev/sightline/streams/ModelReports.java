package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.RecordCodecs;
import java.time.Duration;
import java.util.Optional;

/**
 * The model that the gallery is of, as the matchers report it: by the one that has read the
 * furthest. Whoever embeds goes by that, so that nothing is embedded with a model whose vectors no
 * matcher has read yet. Belongs to one thread.
 */
public final class ModelReports {
  /** How long the furthest report stands without being heard again: matchers repeat theirs. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private long furthest;
  private long writtenMillis;

  /**
   * Takes a record of {@code sightline.matchers}.
   *
   * @param value null where a matcher ends
   * @param atMillis when it was written, by the broker's clock
   * @return the model to go by from here on; empty if the record changes nothing
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
