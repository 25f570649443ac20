package dev.sightline.explain;

import dev.sightline.curation.GalleryCurator;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.index.GalleryIndex;
import java.util.Set;
import java.util.stream.Collectors;

/** The current gallery from its topic, for one model. */
final class CurrentGallery {

  private CurrentGallery() {}

  /** Returns the models whose vectors it has. */
  static Set<ModelId> models(GalleryCurator curator) {
    return curator.persons().stream()
        .flatMap(person -> person.models().stream())
        .collect(Collectors.toSet());
  }

  static Gallery read(GalleryCurator curator, GalleryConfig config, ModelId model) {
    Gallery gallery = new GalleryIndex(config);
    for (PersonSummary person : curator.persons()) {
      curator.templatesOf(person.person()).stream()
          .flatMap(template -> template.of(model).stream())
          .forEach(gallery::put);
      gallery.setStatus(person.person(), person.status());
    }
    return gallery;
  }
}
