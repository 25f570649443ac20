package dev.sightline.serving.api;

import dev.sightline.gallery.EncodedChip;
import java.util.Optional;

/** An archive of the pictures of enrolled faces. Called by several threads at once. */
public interface ChipArchive {

  /**
   * Returns the chip of the template at this offset of the gallery's topic; empty if it is deleted.
   */
  Optional<EncodedChip> chip(long offset);
}
