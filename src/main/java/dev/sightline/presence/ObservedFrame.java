package dev.sightline.presence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All faces of one frame of one camera.
 *
 * @param capturedAt when it was taken, in whole milliseconds; a camera takes one frame at a time,
 *     so two frames of one capture time are the same frame, received twice
 * @param faces empty for an empty scene
 */
public record ObservedFrame(FrameId id, Instant capturedAt, List<ObservedFace> faces) {
  /** By capture time; if a frame was received twice, the one earlier in the topic first. */
  static final Comparator<ObservedFrame> ORDER =
      Comparator.comparing(ObservedFrame::capturedAt).thenComparing(ObservedFrame::id);

  public ObservedFrame {
    Objects.requireNonNull(id, "id");
    capturedAt = capturedAt.truncatedTo(ChronoUnit.MILLIS);
    faces = List.copyOf(faces);
  }

  /** Returns the frame without the faces that were taken for the erased person. */
  public ObservedFrame without(ErasedPerson erased) {
    return new ObservedFrame(
        id, capturedAt, faces.stream().filter(face -> !erased.isNamedBy(face.decision())).toList());
  }
}
