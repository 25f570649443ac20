package dev.sightline.streams;

import dev.sightline.events.FrameRef;
import dev.sightline.events.Match;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.IdentityEventType;

/**
 * Is told what the stages do. Called by several threads, within the processing of a record: an
 * implementation is thread-safe and quick. Nothing it is told names a person, but for the event
 * itself.
 */
public interface StageMetrics {

  /**
   * A stage is done with a frame.
   *
   * @param faces how many the frame has
   * @param nanos what the stage itself took, without reading, writing and the stages after it
   */
  default void processed(Stage stage, FrameRef frame, int faces, long nanos) {}

  /** A stage turned a record away. */
  default void rejected(Stage stage, RejectionReason reason) {}

  /** An overloaded detector left a frame out. */
  default void shed(String camera, ShedReason reason) {}

  /** A face was decided. */
  default void decided(Match event) {}

  /** Presence told that somebody came, was made out, or left. */
  default void told(IdentityEventType type) {}

  /** A camera's frame came too late, or twice, and presence left it out. */
  default void late(String camera) {}

  /**
   * A record of the gallery was applied.
   *
   * @param revision the gallery's revision now
   * @param templates how many are enrolled now
   * @param persons how many have a template now
   */
  default void galleryChanged(long revision, int templates, int persons) {}

  /**
   * A record of the gallery was applied.
   *
   * @param templates how many have no vector of a model that is compared here
   */
  default void galleryForeign(int templates) {}

  /** A record of the gallery cannot be searched, and is not. */
  default void galleryRefused(RejectionReason reason) {}

  /** Listens to nothing. */
  static StageMetrics none() {
    return new StageMetrics() {};
  }
}
