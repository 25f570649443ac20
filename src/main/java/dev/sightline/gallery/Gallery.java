package dev.sightline.gallery;

import dev.sightline.embedding.Embedding;
import java.util.List;
import java.util.Set;

/**
 * The enrolled persons, searchable in memory. One thread writes, any number search meanwhile; a
 * search sees the gallery as it was between two changes, never a change half made.
 *
 * <p>Embeddings of different models lie apart: a search compares with templates of the face's own
 * model only. Holds what a search needs; the whole {@link Template} stays in the store it came
 * from.
 */
public interface Gallery {

  /**
   * Adds a template, or replaces the one of the same id.
   *
   * @param revision the gallery's revision after this change; a log's offset is a good one, for it
   *     is the same after a restart
   * @throws IllegalArgumentException if the embedding's dimension differs from the other templates'
   *     of its model, or the revision is below the current one
   */
  void put(Template template, long revision);

  /**
   * Removes a template; one that is not there leaves all but the revision as it was.
   *
   * @param revision as in {@link #put(Template, long)}
   */
  void remove(TemplateId id, long revision);

  /**
   * Says how a person is matched from now on, whether or not there is a template yet.
   *
   * @param revision as in {@link #put(Template, long)}
   */
  void setStatus(PersonId person, PersonStatus status, long revision);

  /**
   * Says that the log went on without a change.
   *
   * @param revision as in {@link #put(Template, long)}
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

  /** Says how a person is matched; the revision grows by one. */
  default void setStatus(PersonId person, PersonStatus status) {
    setStatus(person, status, revision() + 1);
  }

  /**
   * The nearest persons to each face; a person is as near as the nearest of its templates, and left
   * out if that is a negative example.
   *
   * @param faces all of one model; may be empty
   * @param persons how many persons to find for each face, at least 1; fewer where fewer are
   *     enrolled
   * @param collections where to search; one that does not exist holds nobody
   * @throws IllegalArgumentException if the faces are of different models, or of another dimension
   *     than the templates of their model
   */
  GallerySearch search(List<Embedding> faces, int persons, Set<String> collections);

  /** Searches all collections. */
  default GallerySearch search(List<Embedding> faces, int persons) {
    return search(faces, persons, collections());
  }

  /** The names of the collections that hold a template. */
  Set<String> collections();

  /** Grows with every change; 0 before the first. */
  long revision();

  /** How many templates are compared with, over all collections and models. */
  int templates();

  /** How many persons have a template that is compared with, over all collections and models. */
  int persons();
}
