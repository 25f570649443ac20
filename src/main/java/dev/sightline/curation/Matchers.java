package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import dev.sightline.topics.MatcherReadiness;
import dev.sightline.topics.MatcherWatch;
import java.time.Duration;

/** The running matchers, which report how far they have read the gallery. */
record Matchers(GalleryConnection connection) {

  /** Waits until every running matcher has a revision of the gallery. */
  MatcherReadiness await(long revision, Duration timeout) {
    try (MatcherWatch watch = watch()) {
      return watch.await(revision, timeout);
    }
  }

  /**
   * Waits until every running matcher has a revision of the gallery, and the model.
   *
   * @throws MatchersNotReadyException if one has not, in time
   */
  void requireReady(ModelId model, long revision, Duration timeout) {
    try (MatcherWatch watch = watch()) {
      MatcherReadiness answer = watch.await(revision, timeout);
      MatchersNotReadyException.check(model, answer.behind(), watch.without(model));
    }
  }

  private MatcherWatch watch() {
    return new MatcherWatch(connection.clients(), connection.topics().matchers());
  }
}
