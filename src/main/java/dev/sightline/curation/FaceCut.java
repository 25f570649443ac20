package dev.sightline.curation;

import dev.sightline.detection.Box;
import dev.sightline.events.IdentityEvent.BestShot;
import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import dev.sightline.gallery.Picture;

/** A face cut from its frame, as a picture to enrol. */
final class FaceCut {
  /**
   * The picture's side, in sides of the face's box: large enough for a detector, too small for
   * other faces.
   */
  private static final float MARGIN = 2;

  private FaceCut() {}

  /** Cuts out a face without loss, so that its pixels are those of the frame. */
  static Picture of(BestShot shot, byte[] jpeg) {
    String source =
        shot.frame().topic() + "-" + shot.frame().partition() + "-" + shot.frame().offset();
    try (Image frame = Image.decode(jpeg)) {
      Region around = around(shot.box(), frame);
      return new Picture(source, frame.resample(around, around.width(), around.height()).toPng());
    }
  }

  private static Region around(Box box, Image frame) {
    int side = Math.round(MARGIN * Math.max(box.width(), box.height()));
    int left = clamp(Math.round(box.x() + box.width() / 2) - side / 2, frame.width() - 1);
    int top = clamp(Math.round(box.y() + box.height() / 2) - side / 2, frame.height() - 1);
    return new Region(
        left,
        top,
        Math.max(1, Math.min(side, frame.width() - left)),
        Math.max(1, Math.min(side, frame.height() - top)));
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }
}
