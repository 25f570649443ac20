package dev.sightline.evaluation.pictures;

import dev.sightline.frames.Image;
import dev.sightline.frames.Pixels;
import java.util.Optional;

/** Cuts the main face out of a picture. Not thread-safe: each thread has its own. */
public interface FaceCutter extends AutoCloseable {

  /** Names everything that decides what comes out: detector, its weights, template. */
  String id();

  /**
   * @param image open, and left open
   * @return the aligned face, or nothing if the picture shows none
   */
  Optional<Pixels> cut(Image image);

  @Override
  void close();
}
