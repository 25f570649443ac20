package dev.sightline.serving.api;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.TemplateId;
import dev.sightline.topics.GalleryChange;
import java.util.Optional;

/**
 * The changes of the gallery. Methods with a person or a template that does not exist throw {@link
 * GalleryEditor.NotEnrolledException}; a name that is taken is an {@link IllegalArgumentException}.
 */
public interface Curator {

  /**
   * Returns the same curator for another actor: changes are audited under {@code actor}.
   *
   * @param actor the name in the audit
   */
  Curator as(String actor);

  /** Enrols a picture; empty if too many requests are waiting. */
  Optional<EnrolmentResult> enroll(PersonId person, Picture picture) throws InterruptedException;

  /** Gives a person another name or collection. */
  GalleryChange rename(PersonId from, PersonId to);

  /** Merges two persons into the second. */
  GalleryChange merge(PersonId from, PersonId into);

  /** Disables, ignores or reactivates a person. */
  GalleryChange setStatus(PersonId person, PersonStatus status);

  /** Removes a person. */
  GalleryChange remove(PersonId person);

  /** Removes a person and destroys the keys that encrypt their data. */
  ErasureReceipt erase(PersonId person);

  /** Removes one template. */
  GalleryChange remove(TemplateId template);
}
