package dev.sightline.serving.api;

import java.util.Optional;

/** Finds frames that are no longer among the newest, as long as their topic keeps them. */
public interface FrameArchive {

  /** The JPEG of the frame at this place; empty if it is gone. */
  Optional<byte[]> frame(int partition, long offset);
}
