package dev.sightline.presence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All faces of one frame of one camera.
 *
 * @param capturedAt when it was taken, in whole milliseconds; several frames may have one time
 * @param faces empty for an empty scene
 */
public record ObservedFrame(FrameId id, Instant capturedAt, List<ObservedFace> faces) {
  /** By capture time; frames of one time by their offsets. */
  static final Comparator<ObservedFrame> ORDER =
      Comparator.comparing(ObservedFrame::capturedAt).thenComparing(ObservedFrame::id);

  private static final float FINGERPRINT_STEPS = 64;

  public ObservedFrame {
    Objects.requireNonNull(id, "id");
    capturedAt = capturedAt.truncatedTo(ChronoUnit.MILLIS);
    faces = List.copyOf(faces);
  }

  /**
   * Returns a number that is the same if the frame was sent twice, and else almost certainly
   * another. It depends on capture time and embeddings, rounded, because processors of different
   * kinds compute slightly different embeddings.
   */
  long fingerprint() {
    long hash = mixed(0, capturedAt.toEpochMilli());
    for (ObservedFace face : faces) {
      for (float value : face.embedding().toArray()) {
        hash = mixed(hash, Math.round(value * FINGERPRINT_STEPS));
      }
    }
    return hash;
  }

  private static long mixed(long hash, long value) {
    long product = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 32);
  }

  /** Returns the frame without the faces that were taken for the erased person. */
  public ObservedFrame without(ErasedPerson erased) {
    return new ObservedFrame(
        id, capturedAt, faces.stream().filter(face -> !erased.isNamedBy(face.decision())).toList());
  }
}
