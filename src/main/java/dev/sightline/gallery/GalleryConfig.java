package dev.sightline.gallery;

import java.util.Objects;

/**
 * The configuration of the gallery.
 *
 * @param index {@code gallery.index}: how vectors are packed in memory
 * @param templatesPerPerson {@code gallery.templates.per.person}: the maximum number of templates
 *     kept per person, at least 1
 */
public record GalleryConfig(IndexType index, int templatesPerPerson) {

  public GalleryConfig {
    Objects.requireNonNull(index, "gallery.index");
    if (templatesPerPerson < 1) {
      throw new IllegalArgumentException(
          "gallery.templates.per.person must be at least 1, was " + templatesPerPerson);
    }
  }

  public static GalleryConfig defaults() {
    return new GalleryConfig(IndexType.FLOAT32, 20);
  }
}
