package dev.sightline.streams;

import dev.sightline.alignment.PictureFaces;
import dev.sightline.events.Outcome;

/** The detect stage without Kafka: from the bytes of a frame to its faces. Not thread-safe. */
public interface FrameDetector extends AutoCloseable {

  /**
   * Detects the faces of a frame.
   *
   * @param jpeg the bytes a camera sent; may be null
   * @return the faces, or why these bytes are not a frame
   */
  Outcome<PictureFaces> read(byte[] jpeg);

  @Override
  void close();
}
