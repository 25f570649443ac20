package dev.sightline.events;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.presence.IdentityEventType;
import java.time.Instant;
import java.util.List;

/**
 * A change in presence: the record of {@code sightline.identity-events}, as JSON of the same names
 * ({@code /schema/identity-event-v1.json}).
 *
 * @param id the id, derived from camera, track, type and time: the same in every run
 * @param camera the camera's id, the record's key
 * @param occurredAt the event time, from the camera's frames; the record's timestamp
 * @param visit the id of the event that began the visit; for a revision, of the revised event
 * @param track the track that the event is about
 * @param person the name, or null if unknown
 * @param collection the person's collection, or null if unknown
 * @param previous for a revision, the person named before; null if that was a stranger, and for all
 *     other types
 * @param firstSeen when the first frame was taken
 * @param lastSeen when the last frame was taken
 * @param faces the number of faces
 * @param votes the persons the faces of the last track were matched to, heaviest first
 * @param bestShot the best of the faces; for a person, the best that was matched to that person
 * @param evidence the evidence for the decision on the best shot
 * @param stranger for an unknown person seen before, the stranger's id; for a merge or a split, the
 *     ids concerned; otherwise null
 * @param validUntil when the event stops describing the present unless another follows
 * @param elsewhere for an implausible visit, the person's visit that contradicts it; null, and not
 *     in the JSON, for all other types
 * @param genuineScore how genuine the last track's best faces seem to the network against
 *     presentation attacks, in [0, 1]: their mean; null, and not in the JSON, if none was scored
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
    Instant validUntil,
    @JsonInclude(NON_NULL) Elsewhere elsewhere,
    @JsonInclude(NON_NULL) Float genuineScore) {

  public IdentityEvent {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(camera, "camera");
    requireNonNull(occurredAt, "occurredAt");
    requireNonNull(visit, "visit");
    requireNonNull(track, "track");
    if ((person == null) != (collection == null)) {
      throw new IllegalArgumentException("person and collection must both be given, or neither");
    }
    switch (type) {
      case UNKNOWN_RECOGNISED -> requireNonNull(stranger, "stranger");
      case UNKNOWN_MERGED, UNKNOWN_SPLIT -> {
        requireNonNull(stranger, "stranger");
        requireNonNull(stranger.former(), "stranger.former");
      }
      case PERSON_ENTERED, PERSON_UPDATED, PERSON_LEFT -> requireNonNull(person, "person");
      case IDENTITY_IMPLAUSIBLE -> {
        requireNonNull(person, "person");
        requireNonNull(elsewhere, "elsewhere");
      }
      case UNKNOWN_ENTERED, UNKNOWN_LEFT, IDENTITY_REVISED -> {}
    }
    requireNonNull(firstSeen, "firstSeen");
    requireNonNull(lastSeen, "lastSeen");
    votes = List.copyOf(votes);
    requireNonNull(bestShot, "bestShot");
    requireNonNull(evidence, "evidence");
    requireNonNull(validUntil, "validUntil");
  }

  /** A name within a collection. */
  public record Person(String person, String collection) {

    public Person {
      requireNonNull(person, "person");
      requireNonNull(collection, "collection");
    }
  }

  /**
   * The votes for a person.
   *
   * @param faces the number of faces matched to this person
   * @param weight the sum of their quality weights, in [0, faces]
   */
  public record Vote(String person, String collection, long faces, double weight) {

    public Vote {
      requireNonNull(person, "person");
      requireNonNull(collection, "collection");
    }
  }

  /**
   * The best face of a visit.
   *
   * @param frame the position of its frame
   * @param index the position among the frame's faces, from 0
   * @param box the box in pixels of the frame
   * @param cosineSimilarity the similarity of the face and its nearest template, in [−1, 1]; null
   *     if nobody is enrolled
   * @param reason why the face alone got no name, e.g. {@code below-threshold}; null if it did
   */
  public record BestShot(
      FramePlace frame,
      Instant capturedAt,
      int index,
      Box box,
      FaceQuality quality,
      Float cosineSimilarity,
      String reason) {

    public BestShot {
      requireNonNull(frame, "frame");
      requireNonNull(capturedAt, "capturedAt");
      requireNonNull(box, "box");
      requireNonNull(quality, "quality");
    }
  }

  /**
   * A stranger.
   *
   * @param id {@code unknown/…}, the same at every visit before one camera
   * @param former for a merge, the id that was removed; for a split, the id that the others keep;
   *     otherwise null
   * @param tracks the tracks that get the id by this event
   */
  public record Stranger(String id, String former, List<String> tracks) {

    public Stranger {
      requireNonNull(id, "id");
      tracks = List.copyOf(tracks);
    }
  }

  /**
   * A visit of the same person before another camera.
   *
   * @param visit the id of the event that began it
   * @param leastMillis the least time that a person takes between the two cameras
   */
  public record Elsewhere(
      String camera,
      String visit,
      Instant firstSeen,
      Instant lastSeen,
      BestShot bestShot,
      long leastMillis) {

    public Elsewhere {
      requireNonNull(camera, "camera");
      requireNonNull(visit, "visit");
      requireNonNull(firstSeen, "firstSeen");
      requireNonNull(lastSeen, "lastSeen");
      requireNonNull(bestShot, "bestShot");
    }
  }

  /** The coordinates of a record of {@code sightline.frames}. */
  public record FramePlace(String topic, int partition, long offset) {}
}
