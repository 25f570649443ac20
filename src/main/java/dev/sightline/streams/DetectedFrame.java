package dev.sightline.streams;

import dev.sightline.alignment.AlignedFace;
import java.util.List;
import java.util.Objects;

/**
 * What a frame shows.
 *
 * @param width of the decoded picture in pixels
 * @param height of the decoded picture in pixels
 * @param detector names the detector and its weights
 * @param faces highest detector score first; may be empty
 */
public record DetectedFrame(int width, int height, String detector, List<AlignedFace> faces) {

  public DetectedFrame {
    Objects.requireNonNull(detector, "detector");
    faces = List.copyOf(faces);
  }
}
