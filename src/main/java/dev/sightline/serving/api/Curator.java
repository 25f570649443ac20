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
 * Changes who is enrolled. Calls that name a person or a template that is not there throw {@link
 * GalleryEditor.NotEnrolledException}; a name that is taken is an {@link IllegalArgumentException}.
 */
public interface Curator {

  /**
   * The same for somebody else: what is done is said to be theirs.
   *
   * @param actor as the audit has them
   */
  Curator as(String actor);

  /** Enrols a picture; empty if there is no time for it now. */
  Optional<EnrolmentResult> enroll(PersonId person, Picture picture) throws InterruptedException;

  /** Gives a person another name or collection. */
  GalleryChange rename(PersonId from, PersonId to);

  /** Makes one person of two: the second. */
  GalleryChange merge(PersonId from, PersonId into);

  /** Disables, ignores or reactivates a person. */
  GalleryChange setStatus(PersonId person, PersonStatus status);

  /** Removes a person. */
  GalleryChange remove(PersonId person);

  /** Removes a person and destroys the keys of what was sealed for them. */
  ErasureReceipt erase(PersonId person);

  /** Removes one template. */
  GalleryChange remove(TemplateId template);
}
