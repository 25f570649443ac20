package dev.sightline.embedding;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.Point;
import dev.sightline.embedding.Preprocessing.ChannelMeans;
import dev.sightline.embedding.Preprocessing.ChannelOrder;
import dev.sightline.files.TextFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/**
 * The properties file beside an ONNX file, with what the ONNX format does not state.
 *
 * <pre>
 * name = arcface-r50
 * dimension = 512
 * size = 112
 * channels = RGB
 * mean = 127.5, 127.5, 127.5
 * scale = 0.0078125
 * template.right-eye = 38.3, 51.7
 * template.left-eye = 73.5, 51.5
 * template.nose = 56.0, 71.7
 * template.mouth = 56.1, 95.5
 * template.right-mouth-corner = 41.5, 92.4
 * template.left-mouth-corner = 70.7, 92.2
 * </pre>
 *
 * <p>{@code size} is the chip's side in pixels; {@code channels} the order of the input's channels,
 * RGB or BGR; {@code mean} red, green, blue in [0, 255], subtracted before the multiplication with
 * {@code scale}; the template's points are pixels of the chip, right and left the person's own, the
 * mouth's its centre. The mouth's corners may be left out, both or neither.
 *
 * @param name the first part of the model id
 * @param preprocessing the conversion from chip to input
 * @param dimension the length of the output
 */
record OnnxProperties(String name, Preprocessing preprocessing, int dimension) {

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it is missing, lacks a property or has an invalid value;
   *     the message names both
   */
  static OnnxProperties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(TextFile.read(file))) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "an ONNX model needs a properties file beside it, but there is no " + file, e);
    }
    Source source = new Source(properties, file);
    Landmarks landmarks =
        new Landmarks(
            source.point("template.right-eye"),
            source.point("template.left-eye"),
            source.point("template.nose"),
            source.point("template.mouth"),
            source.optionalPoint("template.right-mouth-corner"),
            source.optionalPoint("template.left-mouth-corner"));
    float[] mean = source.numbers("mean", 3);
    Preprocessing preprocessing =
        new Preprocessing(
            new ChipTemplate(source.integer("size"), landmarks),
            source.channels(),
            new ChannelMeans(mean[0], mean[1], mean[2]),
            source.numbers("scale", 1)[0]);
    return new OnnxProperties(source.text("name"), preprocessing, source.integer("dimension"));
  }

  /** Writes the file, keys in the order of the class's example. */
  void write(Path file) throws IOException {
    ChannelMeans means = preprocessing.means();
    Landmarks landmarks = preprocessing.template().landmarks();
    Files.writeString(
        file,
        String.join(
            "\n",
            "name = " + name,
            "dimension = " + dimension,
            "size = " + preprocessing.template().sidePx(),
            "channels = " + preprocessing.order(),
            "mean = " + means.red() + ", " + means.green() + ", " + means.blue(),
            "scale = " + preprocessing.scale(),
            "template.right-eye = " + text(landmarks.rightEye()),
            "template.left-eye = " + text(landmarks.leftEye()),
            "template.nose = " + text(landmarks.noseTip()),
            "template.mouth = " + text(landmarks.mouthCentre()),
            corners(landmarks)));
  }

  private static String corners(Landmarks landmarks) {
    return landmarks.hasCorners()
        ? String.join(
            "\n",
            "template.right-mouth-corner = " + text(landmarks.rightMouthCorner()),
            "template.left-mouth-corner = " + text(landmarks.leftMouthCorner()),
            "")
        : "";
  }

  private static String text(Point point) {
    return point.x() + ", " + point.y();
  }

  /** The file's entries, with messages that name property, value and file. */
  private record Source(Properties properties, Path file) {

    String text(String key) {
      String value = properties.getProperty(key);
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException(file + " lacks the property " + key);
      }
      return value.strip();
    }

    /** Returns the point, or null if the file does not name it. */
    Point optionalPoint(String key) {
      return properties.containsKey(key) ? point(key) : null;
    }

    Point point(String key) {
      float[] coordinates = numbers(key, 2);
      return new Point(coordinates[0], coordinates[1]);
    }

    int integer(String key) {
      float value = numbers(key, 1)[0];
      if (value != Math.rint(value) || value < 1) {
        throw bad(key, "a positive whole number");
      }
      return (int) value;
    }

    float[] numbers(String key, int count) {
      String[] parts = text(key).split("\\s*,\\s*", -1);
      float[] numbers = new float[count];
      try {
        for (int i = 0; i < parts.length && parts.length == count; i++) {
          numbers[i] = Float.parseFloat(parts[i]);
        }
      } catch (NumberFormatException e) {
        throw bad(key, count + " number(s)");
      }
      if (parts.length != count) {
        throw bad(key, count + " number(s)");
      }
      return numbers;
    }

    ChannelOrder channels() {
      String value = text("channels");
      return Arrays.stream(ChannelOrder.values())
          .filter(order -> order.name().equals(value))
          .findFirst()
          .orElseThrow(() -> bad("channels", "RGB or BGR"));
    }

    private IllegalArgumentException bad(String key, String allowed) {
      return new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s in %s must be %s, was '%s'", key, file, allowed, text(key)));
    }
  }
}
