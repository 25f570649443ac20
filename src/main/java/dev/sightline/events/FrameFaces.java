package dev.sightline.events;

import dev.sightline.alignment.AlignedFace;
import java.util.List;
import java.util.Objects;

/**
 * All faces of one frame: the record of {@code sightline.faces}.
 *
 * @param frame the frame
 * @param detector the detector and its weights
 * @param faces the best by detector score first; the position is the face's index; empty for an
 *     empty scene
 */
public record FrameFaces(FrameRef frame, String detector, List<AlignedFace> faces) {
  /** The most faces of a frame: what {@code detect.max.faces} allows. */
  public static final int MAX_FACES = 1_000;

  /**
   * @throws IllegalArgumentException if the chips are of different templates, or too many
   */
  public FrameFaces {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(detector, "detector");
    faces = List.copyOf(faces);
    if (faces.size() > MAX_FACES) {
      throw new IllegalArgumentException(
          "a frame has at most " + MAX_FACES + " faces, had " + faces.size());
    }
    long templates = faces.stream().map(face -> face.chip().template()).distinct().count();
    if (templates > 1) {
      throw new IllegalArgumentException(
          "the chips of a frame must be of one template, found " + templates);
    }
  }
}
