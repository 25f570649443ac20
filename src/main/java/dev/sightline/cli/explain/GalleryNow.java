package dev.sightline.cli.explain;

import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryReader;
import dev.sightline.events.Rejection;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryIndex;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.Optional;

/** The gallery as its topic has it now, for one network. */
final class GalleryNow {

  private GalleryNow() {}

  static Gallery read(SightlineConfig config, ModelId model) {
    Gallery gallery = new GalleryIndex(config.gallery());
    try (GalleryReader reader =
        new GalleryReader(config.kafka().consumer(), config.topics().names().gallery())) {
      reader.readTo(new Applied(gallery, model));
    }
    return gallery;
  }

  private record Applied(Gallery gallery, ModelId model) implements GalleryChanges {
    @Override
    public void put(Template template) {
      if (template.embedding().model().equals(model)) {
        gallery.put(template);
      } else {
        gallery.remove(template.key());
      }
    }

    @Override
    public void remove(TemplateKey key) {
      gallery.remove(key);
    }

    @Override
    public void setStatus(PersonKey person, PersonStatus status) {
      gallery.setStatus(person, status);
    }

    @Override
    public void unreadable(Optional<TemplateKey> replaced, Rejection rejection) {
      replaced.ifPresent(gallery::remove);
    }
  }
}
