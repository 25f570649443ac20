package dev.sightline.serving.api;

import dev.sightline.curation.NamingResult;
import dev.sightline.curation.UnknownPerson;
import dev.sightline.gallery.PersonKey;
import java.util.List;
import java.util.Optional;

/**
 * Shows who is unknown, and gives them a name. Calls that name nobody fail with a {@link
 * java.util.NoSuchElementException}; empty is: there is no time for it now.
 */
public interface Unknowns {

  /**
   * The same for somebody else: what is done is said to be theirs.
   *
   * @param actor as the audit has them
   */
  Unknowns as(String actor);

  /** In the order in which they were first seen. */
  List<UnknownPerson> list();

  /** Enrols somebody unknown under a name, and revises their past visits. */
  Optional<NamingResult> name(String id, PersonKey person) throws InterruptedException;

  /** Puts somebody unknown on the ignore list. */
  Optional<NamingResult> ignore(String id, String collection) throws InterruptedException;
}
