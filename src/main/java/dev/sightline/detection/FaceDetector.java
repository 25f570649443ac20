package dev.sightline.detection;

import dev.sightline.frames.Image;
import java.util.List;

/** Finds the faces of an image. Not thread-safe: each thread has its own. */
public interface FaceDetector extends AutoCloseable {

  /** Names the detector and its weights, e.g. {@code blazeface-full-range}; part of cache keys. */
  String id();

  /**
   * @param image open, and left open
   * @return the faces, highest score first; empty if there is none
   */
  List<DetectedFace> detect(Image image);

  @Override
  void close();
}
