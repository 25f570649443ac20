package dev.sightline.events;

import static java.util.Objects.requireNonNull;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import java.time.Instant;
import java.util.List;

/**
 * The decision about one face: the record of {@code sightline.matches}, as JSON of the same names
 * ({@code /schema/match-v1.json}).
 *
 * @param id the id, derived from the frame's position and the face's index: the same in every run
 * @param camera the camera's id, the record's key
 * @param capturedAt when the frame was taken, the record's timestamp
 * @param frame the position of the frame
 * @param face the face in the frame, and its quality
 * @param person the name, or null if the face is unknown
 * @param collection the person's collection, or null if the face is unknown
 * @param cosineSimilarity the similarity of the face and its nearest template, in [−1, 1]; higher
 *     is more similar; null if nobody is enrolled
 * @param reason why the face is unknown, e.g. {@code below-threshold}; null if it is identified
 * @param evidence the evidence for the decision
 */
public record Match(
    String id,
    MatchType type,
    String camera,
    Instant capturedAt,
    FramePosition frame,
    FaceInFrame face,
    String person,
    String collection,
    Float cosineSimilarity,
    String reason,
    Evidence evidence) {

  public Match {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    requireNonNull(camera, "camera");
    requireNonNull(capturedAt, "capturedAt");
    requireNonNull(frame, "frame");
    requireNonNull(face, "face");
    requireNonNull(evidence, "evidence");
    if ((person == null) != (collection == null)) {
      throw new IllegalArgumentException("person and collection must both be given, or neither");
    }
  }

  /**
   * A frame's position in Kafka and its size.
   *
   * @param width the width of the picture in pixels
   * @param height the height of the picture in pixels
   */
  public record FramePosition(String topic, int partition, long offset, int width, int height) {}

  /**
   * A face in a frame.
   *
   * @param index the position among the frame's faces, from 0
   * @param box the box in pixels of the frame
   * @param landmarks the landmarks in pixels of the frame
   */
  public record FaceInFrame(int index, Box box, Landmarks landmarks, FaceQuality quality) {}

  /**
   * The evidence for a decision.
   *
   * @param threshold the cosine similarity that the nearest person had to reach
   * @param fpirTarget the false positive identification rate that the threshold was chosen for;
   *     null if it is fixed
   * @param margin how far the nearest person's cosine similarity had to lie above the next person's
   * @param candidates the nearest persons, ranked by how far they lie above their threshold, which
   *     grows with the number of their templates
   * @param model the model that computed the embeddings
   * @param galleryRevision the revision of the gallery
   */
  public record Evidence(
      float threshold,
      Double fpirTarget,
      double margin,
      List<Candidate> candidates,
      String model,
      long galleryRevision) {

    public Evidence {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A candidate.
   *
   * @param template the person's nearest template: its record's key in {@code sightline.gallery}
   * @param templates the number of the person's templates; 0 in events written before this field
   *     existed
   */
  public record Candidate(
      String person, String collection, String template, float cosineSimilarity, int templates) {}
}
