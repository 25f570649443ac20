package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import dev.sightline.detection.Box;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.MeshQuality;
import dev.sightline.detection.Point;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.ChipJpeg;
import java.util.Optional;

/**
 * The parts of a face that occur in more than one topic. Reading throws IllegalArgumentException.
 */
final class FaceMapping {

  /** No picture is as large, and float arithmetic on such numbers stays finite. */
  private static final float MAX_PIXELS = 1_000_000;

  private FaceMapping() {}

  static Wire.Face toWire(DetectedFace face, FaceQuality quality) {
    return Wire.Face.newBuilder()
        .setBox(toWire(face.box()))
        .setLandmarks(toWire(face.landmarks()))
        .setDetectorScore(face.score())
        .setQuality(toWire(quality))
        .build();
  }

  static Wire.Box toWire(Box box) {
    return Wire.Box.newBuilder()
        .setX(box.x())
        .setY(box.y())
        .setWidth(box.width())
        .setHeight(box.height())
        .build();
  }

  private static Wire.Landmarks toWire(Landmarks landmarks) {
    Wire.Landmarks.Builder message =
        Wire.Landmarks.newBuilder()
            .setRightEye(toWire(landmarks.rightEye()))
            .setLeftEye(toWire(landmarks.leftEye()))
            .setNoseTip(toWire(landmarks.noseTip()))
            .setMouthCentre(toWire(landmarks.mouthCentre()));
    if (landmarks.hasCorners()) {
      message
          .setRightMouthCorner(toWire(landmarks.rightMouthCorner()))
          .setLeftMouthCorner(toWire(landmarks.leftMouthCorner()));
    }
    return message.build();
  }

  private static Wire.Point toWire(Point point) {
    return Wire.Point.newBuilder().setX(point.x()).setY(point.y()).build();
  }

  static Wire.Quality toWire(FaceQuality quality) {
    Wire.Quality.Builder message =
        Wire.Quality.newBuilder()
            .setSizePx(quality.sizePx())
            .setDetectorScore(quality.detectorScore())
            .setSharpness(quality.sharpness())
            .setBrightness(quality.brightness())
            .setRollDegrees(quality.rollDegrees())
            .setYawDegrees(quality.yawDegrees());
    if (quality.genuineScore() != null) {
      message.setGenuineScore(quality.genuineScore());
    }
    if (quality.mesh() != null) {
      message.setMesh(
          Wire.MeshQuality.newBuilder()
              .setPitchDegrees(quality.mesh().pitchDegrees())
              .setEyeOpenness(quality.mesh().eyeOpenness())
              .setMouthOpenness(quality.mesh().mouthOpenness()));
    }
    return message.build();
  }

  static DetectedFace fromWire(Wire.Face face) {
    return new DetectedFace(
        fromWire(face.getBox()), fromWire(face.getLandmarks()), finite(face.getDetectorScore()));
  }

  private static Landmarks fromWire(Wire.Landmarks message) {
    return new Landmarks(
        fromWire(message.getRightEye()),
        fromWire(message.getLeftEye()),
        fromWire(message.getNoseTip()),
        fromWire(message.getMouthCentre()),
        message.hasRightMouthCorner() ? fromWire(message.getRightMouthCorner()) : null,
        message.hasLeftMouthCorner() ? fromWire(message.getLeftMouthCorner()) : null);
  }

  static Box fromWire(Wire.Box box) {
    return new Box(
        pixels(box.getX()), pixels(box.getY()), pixels(box.getWidth()), pixels(box.getHeight()));
  }

  private static Point fromWire(Wire.Point point) {
    return new Point(pixels(point.getX()), pixels(point.getY()));
  }

  static FaceQuality fromWire(Wire.Quality quality) {
    return new FaceQuality(
        finite(quality.getSizePx()),
        finite(quality.getDetectorScore()),
        finite(quality.getSharpness()),
        finite(quality.getBrightness()),
        finite(quality.getRollDegrees()),
        finite(quality.getYawDegrees()),
        quality.hasGenuineScore() ? (Float) finite(quality.getGenuineScore()) : null,
        quality.hasMesh() ? fromWire(quality.getMesh()) : null);
  }

  private static MeshQuality fromWire(Wire.MeshQuality mesh) {
    return new MeshQuality(
        finite(mesh.getPitchDegrees()),
        finite(mesh.getEyeOpenness()),
        finite(mesh.getMouthOpenness()));
  }

  static ByteString toWire(ChipJpeg chip) {
    return ByteString.copyFrom(chip.toBytes());
  }

  /** Returns the chip, if there is one. */
  static Optional<ChipJpeg> chip(ByteString jpeg) {
    return jpeg.isEmpty() ? Optional.empty() : Optional.of(new ChipJpeg(jpeg.toByteArray()));
  }

  private static float pixels(float value) {
    if (!(Math.abs(value) <= MAX_PIXELS)) {
      throw new IllegalArgumentException(
          "a number of pixels must be in ±" + MAX_PIXELS + ", was " + value);
    }
    return value;
  }

  private static float finite(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("a number must be finite, was " + value);
    }
    return value;
  }
}
