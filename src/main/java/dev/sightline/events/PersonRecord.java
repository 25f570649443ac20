package dev.sightline.events;

import dev.sightline.gallery.FormerName;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import java.util.List;
import java.util.Objects;

/**
 * What is known of a person beside the templates: a record of {@code sightline.gallery}.
 *
 * @param status how the person is matched
 * @param formerNames the names that the person had before, the oldest first
 */
public record PersonRecord(PersonId person, PersonStatus status, List<FormerName> formerNames) {

  public PersonRecord {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(status, "status");
    formerNames = List.copyOf(formerNames);
  }

  /** A person who never had another name. */
  public PersonRecord(PersonId person, PersonStatus status) {
    this(person, status, List.of());
  }

  /** Whether it says nothing beyond what holds for everybody without a record. */
  public boolean isUsual() {
    return status == PersonStatus.ACTIVE && formerNames.isEmpty();
  }
}
