package dev.sightline.events;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was decided about one face: the record of {@code sightline.matches}, as JSON of the same
 * names ({@code /schema/match-v1.json}).
 *
 * @param id from the frame's coordinates and the face's index: the same in every run
 * @param camera the camera's id, the record's key
 * @param capturedAt when the frame was taken, the record's timestamp
 * @param frame where the frame lies
 * @param face where in the frame the face is, and how good it is
 * @param person the name, or null if the face is unknown
 * @param collection the person's collection, or null if the face is unknown
 * @param cosineSimilarity of the face and its nearest template, in [−1, 1], bigger is more alike;
 *     null if nobody is enrolled
 * @param reason why the face is unknown, e.g. {@code below-threshold}; null if it is identified
 * @param evidence what the decision was taken on
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
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(camera, "camera");
    Objects.requireNonNull(capturedAt, "capturedAt");
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(face, "face");
    Objects.requireNonNull(evidence, "evidence");
  }

  /**
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   */
  public record FramePosition(String topic, int partition, long offset, int width, int height) {}

  /**
   * @param index counts the faces of the frame from 0
   * @param box in pixels of the frame
   * @param landmarks in pixels of the frame
   */
  public record FaceInFrame(int index, Box box, Landmarks landmarks, FaceQuality quality) {}

  /**
   * @param threshold the cosine similarity that the nearest person had to reach
   * @param fpirTarget the false positive identification rate that the threshold was chosen for;
   *     null if it is fixed
   * @param margin by how much the nearest person's cosine similarity had to be above the next's
   * @param candidates the nearest persons, nearest first; what a person has to reach grows with the
   *     number of their templates, and nearest is who is furthest above it
   * @param model the model that made the vectors
   * @param galleryRevision the gallery's state: how far its topic had been applied
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
   * @param template the person's nearest template: its record's key in {@code sightline.gallery}
   * @param templates how many the person has; 0 in events of before this was told
   */
  public record Candidate(
      String person, String collection, String template, float cosineSimilarity, int templates) {}
}
