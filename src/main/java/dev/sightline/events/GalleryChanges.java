package dev.sightline.events;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.Optional;

/** Is told what the records of {@code sightline.gallery} say, in their order. */
public interface GalleryChanges {

  void put(Template template);

  /** Follows a {@link #put} of a template that was not encrypted. */
  default void foundInTheClear(TemplateId key) {}

  void remove(TemplateId key);

  /** Only vectors of this network count from here on. */
  default void switchTo(ModelId model) {}

  /**
   * Somebody is to be forgotten wherever more is remembered than the gallery holds.
   *
   * @param id names the record, and nobody
   */
  default void erased(String id, ErasureRecord erasure) {}

  /** Nobody can remember any more whom {@link #erased} told of. */
  default void erasureIsPast(String id) {}

  void setStatus(PersonId person, PersonStatus status);

  /**
   * A record says nothing that this program knows.
   *
   * @param replaced the template that it stands in the place of; empty if its key names none
   */
  void unreadable(Optional<TemplateId> replaced, Rejection rejection);
}
