package dev.sightline.gallery;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reader of aligned faces that are stored as pictures without their chip template: the template
 * follows from the size. Immutable.
 */
public final class ChipReader {
  private final PictureReader pictures;
  private final List<ChipTemplate> templates;

  /**
   * @param preferred the templates to try before those of the networks that this program knows
   * @param frames the limits of a picture
   */
  public ChipReader(List<ChipTemplate> preferred, FrameConfig frames) {
    this.pictures = new PictureReader(new FrameGate(frames));
    this.templates =
        Stream.concat(
                preferred.stream(), Stream.of(ChipTemplate.ARCFACE_112, ChipTemplate.RESNET_150))
            .toList();
  }

  /** Decodes an aligned face, or returns {@link RefusalReason#UNREADABLE}. */
  public PictureVerdict<FaceChip> read(Picture picture) {
    return pictures.read(picture).then(this::chipOf);
  }

  private PictureVerdict<FaceChip> chipOf(Image opened) {
    try (Image image = opened) {
      int side = image.width();
      return templates.stream()
          .filter(template -> template.sidePx() == side && image.height() == side)
          .findFirst()
          .<PictureVerdict<FaceChip>>map(
              template -> new PictureVerdict.Accepted<>(new FaceChip(image.pixels(), template)))
          .orElseGet(
              () ->
                  new PictureVerdict.Refused<>(
                      RefusalReason.UNREADABLE,
                      "an aligned face of " + image.width() + " x " + image.height() + " px"));
    }
  }
}
