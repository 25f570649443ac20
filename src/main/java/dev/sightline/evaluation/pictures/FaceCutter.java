package dev.sightline.evaluation.pictures;

import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.Optional;

/** A cutter of the main face of a picture. Not thread-safe: each thread has its own. */
public interface FaceCutter extends AutoCloseable {

  /** Returns a name of everything that determines the result: detector, its weights, template. */
  String id();

  /**
   * Cuts out the face.
   *
   * @param image an open image, which stays open
   * @return the aligned face, or empty if the picture shows none
   */
  Optional<Pixels> cut(Image image);

  @Override
  void close();
}
