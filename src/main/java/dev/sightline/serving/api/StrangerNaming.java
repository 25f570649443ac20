package dev.sightline.serving.api;

import dev.sightline.curation.ListedStranger;
import dev.sightline.curation.NamingResult;
import dev.sightline.gallery.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * Shows who is unknown, and gives them a name. Calls that name nobody fail with a {@link
 * java.util.NoSuchElementException}; empty is: there is no time for it now.
 */
public interface StrangerNaming {

  /**
   * The same for somebody else: what is done is said to be theirs.
   *
   * @param actor as the audit has them
   */
  StrangerNaming as(String actor);

  /** In the order in which they were first seen. */
  List<ListedStranger> list();

  /** Enrols somebody unknown under a name, and revises their past visits. */
  Optional<NamingResult> name(String id, PersonId person) throws InterruptedException;

  /** Puts somebody unknown on the ignore list. */
  Optional<NamingResult> ignore(String id, String collection) throws InterruptedException;
}
