package dev.sightline.serving.api;

import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.gallery.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The list and the naming of strangers. Methods with an unknown id throw a {@link
 * java.util.NoSuchElementException}; an empty result means that too many requests are waiting.
 */
public interface StrangerNaming {

  /**
   * Returns the same for another actor: changes are audited under {@code actor}.
   *
   * @param actor the name in the audit
   */
  StrangerNaming as(String actor);

  /** Returns the strangers in the order in which they were first seen. */
  List<ListedStranger> list();

  /** Enrols a stranger under a name, and revises their past visits. */
  Optional<NamingResult> name(String id, PersonId person) throws InterruptedException;

  /** Puts a stranger on the ignore list. */
  Optional<NamingResult> ignore(String id, String collection) throws InterruptedException;
}
