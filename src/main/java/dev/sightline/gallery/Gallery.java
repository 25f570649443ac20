package dev.sightline.gallery;

import dev.sightline.embedding.Embedding;
import java.util.List;
import java.util.Set;

/**
 * The enrolled persons, searchable in memory. One thread writes while any number of threads search.
 * A search sees the gallery as it was between two changes, never half a change.
 *
 * <p>Embeddings of different models are kept apart: a search compares only with templates of the
 * face's own model. The gallery holds only what a search needs; the whole {@link Template} stays in
 * the store it came from.
 */
public interface Gallery {

  /**
   * Adds a template, or replaces the one with the same id.
   *
   * @param revision the gallery's revision after this change, e.g. a log's offset, which is the
   *     same after a restart
   * @throws IllegalArgumentException if the embedding's dimension differs from the other templates'
   *     of its model, or the revision is below the current one
   */
  void put(Template template, long revision);

  /**
   * Removes a template. If it does not exist, only the revision changes.
   *
   * @param revision the revision, as in {@link #put(Template, long)}
   */
  void remove(TemplateId id, long revision);

  /**
   * Sets how a person is matched from now on, even if there is no template yet.
   *
   * @param revision the revision, as in {@link #put(Template, long)}
   */
  void setStatus(PersonId person, PersonStatus status, long revision);

  /**
   * Raises the revision without a change.
   *
   * @param revision the revision, as in {@link #put(Template, long)}
   */
  void advance(long revision);

  /** Adds or replaces a template; the revision grows by one. */
  default void put(Template template) {
    put(template, revision() + 1);
  }

  /** Removes a template; the revision grows by one. */
  default void remove(TemplateId id) {
    remove(id, revision() + 1);
  }

  /** Sets how a person is matched; the revision grows by one. */
  default void setStatus(PersonId person, PersonStatus status) {
    setStatus(person, status, revision() + 1);
  }

  /**
   * Finds the persons nearest to each face. A person's similarity is that of the nearest template;
   * the person is left out if that is a negative example.
   *
   * @param faces faces of one model; may be empty
   * @param persons the number of persons to find for each face, at least 1; fewer if fewer are
   *     enrolled
   * @param collections the collections to search; one that does not exist is empty
   * @throws IllegalArgumentException if the faces are of different models, or of another dimension
   *     than the templates of their model
   */
  GallerySearch search(List<Embedding> faces, int persons, Set<String> collections);

  /** Searches all collections. */
  default GallerySearch search(List<Embedding> faces, int persons) {
    return search(faces, persons, collections());
  }

  /** Returns the names of the collections that hold a template. */
  Set<String> collections();

  /** Returns the revision. It grows with every change and is 0 before the first. */
  long revision();

  /** Returns the number of searchable templates, over all collections and models. */
  int templates();

  /** Returns the number of persons with a searchable template, over all collections and models. */
  int persons();
}
