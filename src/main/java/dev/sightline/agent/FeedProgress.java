package dev.sightline.agent;

import dev.sightline.agent.Agent.Totals;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.Outage;
import dev.sightline.topics.FramePublisher;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of the pictures of a feed over all openings of its source, and why no picture comes.
 * One thread changes it; any thread may read it.
 */
final class FeedProgress {
  private final AtomicLong skippedBefore = new AtomicLong();
  private final AtomicLong stillBefore = new AtomicLong();
  private final AtomicLong withheld = new AtomicLong();
  private volatile FrameSource source;
  private volatile Optional<Outage> failure = Optional.empty();

  /** Follows a source that was opened. */
  void opened(FrameSource opened) {
    source = opened;
  }

  /** Adds the counts of the source that ended, if one was opened. */
  void ended() {
    FrameSource ended = source;
    source = null;
    if (ended != null) {
      skippedBefore.addAndGet(ended.dropped());
      stillBefore.addAndGet(ended.still());
    }
  }

  /** Counts a frame that was not offered to Kafka, because another process may send now. */
  void withhold() {
    withheld.incrementAndGet();
  }

  /** Ends an outage: a frame was offered to Kafka. */
  void offered() {
    failure = Optional.empty();
  }

  /**
   * Records a failed attempt, which begins or continues an outage.
   *
   * @return whether the last attempt did not fail for this reason
   */
  boolean failed(String reason) {
    Optional<Outage> before = failure;
    failure =
        Optional.of(
            before
                .map(outage -> new Outage(outage.since(), reason, outage.attempts() + 1))
                .orElseGet(() -> new Outage(Instant.now(), reason, 1)));
    return !before.map(Outage::reason).equals(Optional.of(reason));
  }

  /**
   * Returns all counts so far.
   *
   * @param published the counts of the frames that were offered to Kafka
   */
  Totals totals(FramePublisher.Counts published) {
    FrameSource current = source;
    return new Totals(
        published.sent(),
        skippedBefore.get() + (current == null ? 0 : current.dropped()),
        stillBefore.get() + (current == null ? 0 : current.still()),
        published.dropped() + withheld.get());
  }

  /** Returns the approximate number of pictures of a recording that plays. */
  OptionalLong length() {
    FrameSource current = source;
    return current == null ? OptionalLong.empty() : current.length();
  }

  /** Returns why no picture comes at present; empty while they come. */
  Optional<Outage> outage() {
    FrameSource current = source;
    return failure.or(() -> current == null ? Optional.empty() : current.outage());
  }
}
