package dev.sightline.detection;

import java.util.function.UnaryOperator;

/**
 * The landmarks of a face, in pixels. Right and left are the person's own: on an upright picture
 * the right eye is the one further left.
 *
 * <p>All detectors place the points where BlazeFace does, because a network depends on them. The
 * mouth centre is that of the open or closed lips, a little below the line of the mouth's corners.
 * BlazeFace does not find the corners.
 *
 * @param rightMouthCorner the right corner of the mouth; null if the detector does not find corners
 * @param leftMouthCorner the left corner of the mouth; null if the right one is
 */
public record Landmarks(
    Point rightEye,
    Point leftEye,
    Point noseTip,
    Point mouthCentre,
    Point rightMouthCorner,
    Point leftMouthCorner) {

  public Landmarks {
    if ((rightMouthCorner == null) != (leftMouthCorner == null)) {
      throw new IllegalArgumentException("landmarks have both corners of the mouth, or neither");
    }
  }

  /** Creates landmarks without the corners of the mouth. */
  public Landmarks(Point rightEye, Point leftEye, Point noseTip, Point mouthCentre) {
    this(rightEye, leftEye, noseTip, mouthCentre, null, null);
  }

  /** Returns whether the corners of the mouth are known. */
  public boolean hasCorners() {
    return rightMouthCorner != null;
  }

  /** Returns the landmarks with every point moved. */
  public Landmarks map(UnaryOperator<Point> move) {
    return new Landmarks(
        move.apply(rightEye),
        move.apply(leftEye),
        move.apply(noseTip),
        move.apply(mouthCentre),
        hasCorners() ? move.apply(rightMouthCorner) : null,
        hasCorners() ? move.apply(leftMouthCorner) : null);
  }
}
