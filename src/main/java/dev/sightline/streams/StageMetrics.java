package dev.sightline.streams;

import dev.sightline.events.FrameRef;
import dev.sightline.events.Match;
import dev.sightline.events.RejectionReason;
import dev.sightline.presence.ClockSetBack;
import dev.sightline.presence.IdentityEventType;

/**
 * The receiver of the stages' metrics. Called by several threads while they process a record, so an
 * implementation must be thread-safe and fast. Except for the events, no argument names a person.
 */
public interface StageMetrics {

  /**
   * Called when a stage has processed a frame.
   *
   * @param faces the number of faces in the frame
   * @param nanos the time of the stage itself, without reading, writing and later stages
   */
  default void processed(Stage stage, FrameRef frame, int faces, long nanos) {}

  /** Called when a stage has rejected a record. */
  default void rejected(Stage stage, RejectionReason reason) {}

  /** Called when an overloaded detector has dropped a frame. */
  default void shed(String camera, ShedReason reason) {}

  /** Called when a face was decided. */
  default void decided(Match event) {}

  /** Called when a presence event is published. */
  default void countEvent(IdentityEventType type) {}

  /** Called when presence has dropped a frame that came too late or twice. */
  default void late(String camera) {}

  /** Called when a camera's clock was set back. */
  default void clockSetBack(ClockSetBack clock) {}

  /**
   * Called when a gallery record was applied.
   *
   * @param revision the gallery's revision now
   * @param templates the number of templates now
   * @param persons the number of persons with a template now
   */
  default void galleryChanged(long revision, int templates, int persons) {}

  /**
   * Called when a gallery record was applied.
   *
   * @param templates the number of templates without a vector of a compared model
   */
  default void galleryForeign(int templates) {}

  /** Called when a gallery record cannot be searched and is dropped. */
  default void galleryRefused(RejectionReason reason) {}

  /** Returns a receiver that ignores everything. */
  static StageMetrics none() {
    return new StageMetrics() {};
  }
}
