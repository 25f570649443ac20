package dev.sightline.detection;

import dev.sightline.frames.Image;
import dev.sightline.frames.OpenCv;
import dev.sightline.frames.Pixels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.objdetect.FaceDetectorYN;

/**
 * YuNet through OpenCV's {@code FaceDetectorYN} (Wu et al. 2023, "YuNet: a tiny millisecond-level
 * face detector").
 *
 * <p>It processes the image in one pass: at 640 pixels of the longer side, or more if the smallest
 * wanted face requires it, but never enlarged.
 */
final class YuNetDetector implements FaceDetector {
  private static final int USUAL_VIEW_PX = 640;

  /** The smallest size of the smallest wanted face in the network's input. */
  private static final double SMALLEST_IN_VIEW_PX = 16;

  /**
   * The shortest side of an input. With a shorter one, whose coarsest grid has one row, OpenCV 4.9
   * reads uninitialised memory.
   */
  private static final int SHORTEST_SIDE_PX = 64;

  private static final int MAX_CANDIDATES = 5000;

  private final String id;
  private final DetectionConfig config;
  private final Overlaps overlaps;
  private final FaceDetectorYN network;
  private boolean closed;

  /**
   * @param weights the ONNX file's bytes
   * @throws IllegalArgumentException if OpenCV cannot read the network
   */
  YuNetDetector(byte[] weights, DetectionConfig config) {
    this.id = "yunet-" + fingerprint(weights);
    this.config = config;
    this.overlaps = new Overlaps(config);
    this.network = load(weights, config);
  }

  private static String fingerprint(byte[] weights) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(weights);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static FaceDetectorYN load(byte[] weights, DetectionConfig config) {
    OpenCv.load();
    MatOfByte model = new MatOfByte(weights);
    MatOfByte noConfig = new MatOfByte();
    try {
      return FaceDetectorYN.create(
          "onnx",
          model,
          noConfig,
          new Size(USUAL_VIEW_PX, USUAL_VIEW_PX),
          (float) config.lowestDetectorScore(),
          (float) config.nmsIou(),
          MAX_CANDIDATES);
    } catch (CvException e) {
      throw new IllegalArgumentException(
          "detect.model is a network that OpenCV cannot read: " + config.model(), e);
    } finally {
      model.release();
      noConfig.release();
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<DetectedFace> detect(Image image) {
    if (closed) {
      throw new IllegalStateException("the detector is closed");
    }
    int longer = Math.max(image.width(), image.height());
    double view = Math.max(USUAL_VIEW_PX, longer * SMALLEST_IN_VIEW_PX / config.minFacePx());
    Cutout cutout = Cutout.fitting(image.bounds(), (int) Math.min(longer, Math.ceil(view)));
    List<DetectedFace> candidates = new ArrayList<>();
    for (DetectedFace face : YuNetRows.faces(forward(cutout.of(image)))) {
      candidates.add(cutout.toImage(face));
    }
    return overlaps.merge(candidates);
  }

  private float[] forward(Pixels pixels) {
    Mat input = padded(pixels);
    Mat output = new Mat();
    try {
      network.setInputSize(input.size());
      network.detect(input, output);
      float[] rows = new float[output.rows() * YuNetRows.LENGTH];
      if (rows.length > 0) {
        output.get(0, 0, rows);
      }
      return rows;
    } finally {
      input.release();
      output.release();
    }
  }

  private static Mat padded(Pixels pixels) {
    int width = pixels.width();
    int height = pixels.height();
    Mat content = new Mat(height, width, CvType.CV_8UC3);
    content.put(0, 0, pixels.bgr());
    Mat padded = new Mat();
    int bottom = Math.max(0, SHORTEST_SIDE_PX - height);
    int right = Math.max(0, SHORTEST_SIDE_PX - width);
    Core.copyMakeBorder(content, padded, 0, bottom, 0, right, Core.BORDER_CONSTANT);
    content.release();
    return padded;
  }

  /**
   * Releases the network. Its native memory is freed with the object: OpenCV offers no way to free
   * it earlier.
   */
  @Override
  public void close() {
    closed = true;
  }
}
