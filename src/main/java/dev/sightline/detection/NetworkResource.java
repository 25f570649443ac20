package dev.sightline.detection;

import dev.sightline.frames.OpenCv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.opencv.core.MatOfByte;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** A reader of the networks on the class path. */
final class NetworkResource {
  /**
   * A lock around reading networks. OpenCV's TFLite importer fills a table of operators without a
   * lock while it reads the first network of the process; a second thread that reads one at that
   * time gets "Unsupported operator type".
   */
  private static final Object IMPORTER = new Object();

  private NetworkResource() {}

  static Net readOnnx(String resource) {
    return read(resource, Dnn::readNetFromONNX);
  }

  static Net readTflite(String resource) {
    return read(resource, Dnn::readNetFromTFLite);
  }

  private static Net read(String resource, Function<MatOfByte, Net> importer) {
    OpenCv.load();
    MatOfByte weights = new MatOfByte(bytes(resource));
    try {
      synchronized (IMPORTER) {
        return importer.apply(weights);
      }
    } finally {
      weights.release();
    }
  }

  static byte[] bytes(String resource) {
    try (InputStream in = NetworkResource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the network is not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
