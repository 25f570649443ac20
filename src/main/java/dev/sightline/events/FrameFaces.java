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

  /**
   * @throws IllegalArgumentException if the chips are of different templates
   */
  public FrameFaces {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(detector, "detector");
    faces = List.copyOf(faces);
    long templates = faces.stream().map(face -> face.chip().template()).distinct().count();
    if (templates > 1) {
      throw new IllegalArgumentException(
          "the chips of a frame must be of one template, found " + templates);
    }
  }
}
