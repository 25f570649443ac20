package dev.sightline.events;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.presence.IdentityEventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Somebody came, was made out, or left: the record of {@code sightline.identity-events}, as JSON of
 * the same names ({@code /schema/identity-event-v1.json}).
 *
 * @param id from the camera, the track, the type and the time: the same in every run
 * @param camera the camera's id, the record's key
 * @param occurredAt in the time of the camera's frames, the record's timestamp
 * @param visit the id of the event that began the visit; of a revision, of the event revised
 * @param track the track that the event is about
 * @param person the name, or null if nobody knows
 * @param collection the person's collection, or null if nobody knows
 * @param previous of a revision, who it was said to be; null if that was nobody known, and for all
 *     other types
 * @param firstSeen when the first frame was taken
 * @param lastSeen when the last frame was taken
 * @param faces how many there were
 * @param votes whom the faces of the last track were taken for, the weightiest first
 * @param bestShot the best of the faces; of a person, the best that was taken for that person
 * @param evidence what was decided of the best shot, and on what
 * @param stranger of somebody unknown who has been seen before, their id; of a merger or a split,
 *     the ids concerned; null for all others
 * @param validUntil when the event no longer tells the present unless another follows
 */
public record IdentityEvent(
    String id,
    IdentityEventType type,
    String camera,
    Instant occurredAt,
    String visit,
    String track,
    String person,
    String collection,
    Person previous,
    Instant firstSeen,
    Instant lastSeen,
    long faces,
    List<Vote> votes,
    BestShot bestShot,
    Match.Evidence evidence,
    Stranger stranger,
    Instant validUntil) {

  public IdentityEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(track, "track");
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastSeen, "lastSeen");
    votes = List.copyOf(votes);
    Objects.requireNonNull(bestShot, "bestShot");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(validUntil, "validUntil");
  }

  /** A name within a collection. */
  public record Person(String person, String collection) {}

  /**
   * @param faces how many faces were taken for this person
   * @param weight the sum of what each counts by its quality, in [0, faces]
   */
  public record Vote(String person, String collection, long faces, double weight) {}

  /**
   * @param frame where its frame lies
   * @param index which face of the frame it is, from 0
   * @param box in pixels of the frame
   * @param cosineSimilarity of the face and its nearest template, in [−1, 1]; null if nobody is
   *     enrolled
   * @param reason why the face by itself got no name, e.g. {@code below-threshold}; null if it did
   */
  public record BestShot(
      FramePlace frame,
      Instant capturedAt,
      int index,
      Box box,
      FaceQuality quality,
      Float cosineSimilarity,
      String reason) {}

  /**
   * @param id {@code unknown/…}, the same at every visit before one camera
   * @param former of a merger, the id that is gone; of a split, the id that the others keep; null
   *     for all others
   * @param tracks which tracks get the id by this event
   */
  public record Stranger(String id, String former, List<String> tracks) {

    public Stranger {
      Objects.requireNonNull(id, "id");
      tracks = List.copyOf(tracks);
    }
  }

  /** The coordinates of a record of {@code sightline.frames}. */
  public record FramePlace(String topic, int partition, long offset) {}
}
