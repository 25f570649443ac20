package dev.sightline.serving.view;

import dev.sightline.events.GalleryRevision;
import dev.sightline.events.RecordCodecs;
import dev.sightline.events.TailedRecord;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryIndex;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who is enrolled, with chips, as far as {@code sightline.gallery} has been followed. */
public final class GalleryView {
  private final NavigableMap<TemplateKey, Template> templates = new ConcurrentSkipListMap<>();
  private final Gallery index;

  public GalleryView(GalleryConfig config) {
    this.index = new GalleryIndex(config);
  }

  /** Applies a record; one that is no template that this program knows changes nothing. */
  public void apply(TailedRecord record) {
    long revision = GalleryRevision.after(record.position().offset());
    if (record.value() == null) {
      keyOf(record).ifPresent(key -> remove(key, revision));
      return;
    }
    RecordCodecs.templates()
        .read(record.value())
        .fold(template -> put(template, revision), rejection -> null);
  }

  private static Optional<TemplateKey> keyOf(TailedRecord record) {
    try {
      return Optional.of(TemplateKey.parse(record.key()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void remove(TemplateKey key, long revision) {
    templates.remove(key);
    index.remove(key, revision);
  }

  private Template put(Template template, long revision) {
    templates.put(template.key(), template);
    index.put(template, revision);
    return template;
  }

  /** For searching. */
  public Gallery index() {
    return index;
  }

  /** All templates, by key. */
  public List<Template> templates() {
    return List.copyOf(templates.values());
  }

  /** A person's templates, by key; empty if the person is not enrolled. */
  public List<Template> templatesOf(PersonKey person) {
    return templates.values().stream().filter(t -> t.key().owner().equals(person)).toList();
  }

  public Optional<Template> template(TemplateKey key) {
    return Optional.ofNullable(templates.get(key));
  }
}
