package dev.sightline.serving.view;

import dev.sightline.detection.Box;
import java.time.Instant;
import java.util.List;

/**
 * A camera's picture with its faces.
 *
 * @param frame the frame's partition and offset, joined by a dash
 * @param width the width of the picture in pixels; 0 until a stage has processed it
 * @param faces the faces; also empty until a stage has processed it
 */
public record Scene(
    String camera, String frame, Instant capturedAt, int width, int height, List<Face> faces) {

  public Scene {
    faces = List.copyOf(faces);
  }

  /**
   * A face.
   *
   * @param box the box in pixels of the frame
   * @param person the name; null if unknown
   * @param collection the person's collection; null if unknown
   * @param cosineSimilarity the similarity of the nearest template, in [−1, 1]; null if nobody is
   *     enrolled
   * @param reason why the face is unknown; null if it is identified
   */
  public record Face(
      Box box, String person, String collection, Float cosineSimilarity, String reason) {}
}
