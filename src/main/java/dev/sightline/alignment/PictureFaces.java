package dev.sightline.alignment;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The faces of a decoded picture: a frame, a picture to enrol or one of a request.
 *
 * @param width the width of the decoded picture in pixels
 * @param height the height of the decoded picture in pixels
 * @param detector the name of the detector and its weights
 * @param faces the faces, highest detector score first; may be empty
 */
public record PictureFaces(int width, int height, String detector, List<AlignedFace> faces) {
  private static final Comparator<AlignedFace> BY_SIZE =
      Comparator.comparingDouble(face -> face.quality().sizePx());

  public PictureFaces {
    Objects.requireNonNull(detector, "detector");
    faces = List.copyOf(faces);
  }

  /** Returns the face that fills most pixels; empty if there is no face. */
  public Optional<AlignedFace> largest() {
    return faces.stream().max(BY_SIZE);
  }
}
