package dev.sightline.alignment;

import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceDetector;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.SpoofNetwork;
import dev.sightline.frames.Image;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A detector and an aligner that find the aligned faces of an image. Not thread-safe, because its
 * detector is not.
 */
public final class FaceExtractor implements AutoCloseable {
  private final FaceDetector detector;
  private final FaceAligner aligner;
  private final Optional<SpoofNetwork> spoofs;

  /**
   * @param detector the detector, closed with the extractor
   */
  public FaceExtractor(FaceDetector detector, ChipTemplate template) {
    this(detector, template, Optional.empty());
  }

  /**
   * @param detector the detector, closed with the extractor
   * @param spoofs scores the faces that are large enough; closed with the extractor
   */
  public FaceExtractor(
      FaceDetector detector, ChipTemplate template, Optional<SpoofNetwork> spoofs) {
    this.detector = Objects.requireNonNull(detector, "detector");
    this.aligner = new FaceAligner(template);
    this.spoofs = Objects.requireNonNull(spoofs, "spoofs");
  }

  /** Returns the template that faces are aligned to. */
  public ChipTemplate template() {
    return aligner.template();
  }

  /**
   * Finds and aligns the faces of an image.
   *
   * @param image an open image, which stays open
   * @return the faces in the detector's order, highest score first; empty if there is none
   */
  public PictureFaces extract(Image image) {
    List<AlignedFace> faces =
        detector.detect(image).stream().map(face -> align(image, face)).toList();
    return new PictureFaces(image.width(), image.height(), detector.id(), faces);
  }

  private AlignedFace align(Image image, DetectedFace face) {
    FaceChip chip = aligner.align(image, face.landmarks());
    FaceQuality quality = FaceQuality.assess(face, chip.pixels());
    return new AlignedFace(
        face,
        spoofs
            .filter(network -> SpoofNetwork.isScored(face.box()))
            .map(network -> quality.withGenuineScore(network.genuineScore(image, face.box())))
            .orElse(quality),
        chip);
  }

  @Override
  public void close() {
    detector.close();
    spoofs.ifPresent(SpoofNetwork::close);
  }
}
