package dev.sightline.serving.api;

import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.TemplateId;
import java.util.Optional;

/** An archive of the pictures of enrolled faces. Called by several threads at once. */
public interface ChipArchive {

  /**
   * Returns the chip of a template.
   *
   * @param offset the template's offset in the gallery's topic
   * @return the chip; empty if the template is not there any more
   */
  Optional<EncodedChip> chip(TemplateId template, long offset);
}
