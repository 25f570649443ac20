package dev.sightline.alignment;

import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The positions of the landmarks in an aligned face. A network is trained on one template and works
 * with no other.
 *
 * @param sidePx the side of the square chip in pixels
 * @param landmarks the positions in the chip
 */
public record ChipTemplate(int sidePx, Landmarks landmarks) {
  private static final String NUMBER = "(-?\\d{1,6}(?:\\.\\d{1,9})?(?:E-\\d{1,2})?)";
  private static final String POINT = " " + NUMBER + "," + NUMBER;
  private static final Pattern ID =
      Pattern.compile(
          "(?<side>\\d{1,6})" + POINT.repeat(4) + "(?<corners>" + POINT.repeat(2) + ")?");

  /**
   * The template of the 150×150 ResNet, chosen on the persons of CelebA ({@code model-card.md}).
   */
  public static final ChipTemplate RESNET_150 =
      parse("150 43.8,42.7 104.0,42.7 73.9,78.4 73.9,106.8");

  /** The template of the 112×112 networks in the tradition of ArcFace: five points. */
  public static final ChipTemplate ARCFACE_112 =
      parse("112 38.29,51.70 73.53,51.50 56.03,71.74 56.14,95.50 41.55,92.37 70.73,92.20");

  public ChipTemplate {
    Objects.requireNonNull(landmarks, "landmarks");
    if (sidePx < 16) {
      throw new IllegalArgumentException("a chip's side must be at least 16 px, was " + sidePx);
    }
  }

  /**
   * Returns the template as text, e.g. {@code 150 43.8,42.7 104.0,42.7 73.9,78.4 73.9,106.8}: side,
   * right eye, left eye, nose tip, mouth centre, and right and left mouth corner if the template
   * has them. {@link #parse} reads it.
   */
  public String id() {
    return sidePx
        + " "
        + Stream.of(
                landmarks.rightEye(),
                landmarks.leftEye(),
                landmarks.noseTip(),
                landmarks.mouthCentre(),
                landmarks.rightMouthCorner(),
                landmarks.leftMouthCorner())
            .filter(Objects::nonNull)
            .map(point -> point.x() + "," + point.y())
            .collect(Collectors.joining(" "));
  }

  /**
   * Parses the text of {@link #id}.
   *
   * @throws IllegalArgumentException if it is not a side and four or six points
   */
  public static ChipTemplate parse(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a chip template is a side and four or six points, e.g. '"
              + RESNET_150.id()
              + "', found '"
              + id
              + "'");
    }
    boolean corners = parts.group("corners") != null;
    return new ChipTemplate(
        Integer.parseInt(parts.group("side")),
        new Landmarks(
            point(parts, 2),
            point(parts, 4),
            point(parts, 6),
            point(parts, 8),
            corners ? point(parts, 11) : null,
            corners ? point(parts, 13) : null));
  }

  private static Point point(Matcher parts, int group) {
    return new Point(
        Float.parseFloat(parts.group(group)), Float.parseFloat(parts.group(group + 1)));
  }

  /** Returns the same positions in a larger or smaller chip. */
  public ChipTemplate scaledTo(int otherSidePx) {
    float factor = (float) otherSidePx / sidePx;
    return new ChipTemplate(
        otherSidePx, landmarks.map(point -> new Point(point.x() * factor, point.y() * factor)));
  }
}
