package dev.sightline.serving.view;

import dev.sightline.detection.Box;
import java.time.Instant;
import java.util.List;

/**
 * A camera's picture and who is in it.
 *
 * @param frame the frame's partition and offset, joined by a dash
 * @param width of the picture in pixels; 0 while no stage has looked at it
 * @param faces empty, too, while no stage has looked
 */
public record Scene(
    String camera, String frame, Instant capturedAt, int width, int height, List<Face> faces) {

  public Scene {
    faces = List.copyOf(faces);
  }

  /**
   * @param box in pixels of the frame
   * @param person null if unknown
   * @param cosineSimilarity of the nearest template, in [−1, 1]; null if nobody is enrolled
   * @param reason why the face is unknown; null if it is not
   */
  public record Face(Box box, String person, Float cosineSimilarity, String reason) {}
}
