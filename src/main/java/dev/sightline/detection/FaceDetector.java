package dev.sightline.detection;

import dev.sightline.frames.Image;
import java.util.List;

/** A detector of the faces in an image. Not thread-safe: each thread has its own. */
public interface FaceDetector extends AutoCloseable {

  /**
   * Returns the name of the detector and its weights, e.g. {@code blazeface-full-range}; part of
   * cache keys.
   */
  String id();

  /**
   * Finds the faces of an image.
   *
   * @param image an open image, which stays open
   * @return the faces, highest score first; empty if there is none
   */
  List<DetectedFace> detect(Image image);

  @Override
  void close();
}
