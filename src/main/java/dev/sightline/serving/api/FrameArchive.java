package dev.sightline.serving.api;

import java.util.Optional;

/**
 * An archive of frames that are no longer among the newest, for as long as their topic keeps them.
 */
public interface FrameArchive {

  /** Returns the JPEG of the frame at this position; empty if it is deleted. */
  Optional<byte[]> frame(int partition, long offset);
}
