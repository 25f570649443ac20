package dev.sightline.serving.api;

import dev.sightline.gallery.EncodedChip;
import java.util.Optional;

/** Finds the pictures of enrolled faces. Called by several threads at once. */
public interface ChipArchive {

  /** The chip of the template at this offset of the gallery's topic; empty if it is gone. */
  Optional<EncodedChip> chip(long offset);
}
