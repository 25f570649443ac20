package dev.sightline.events;

import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import java.util.Objects;

/** The status of a person: a record of {@code sightline.gallery}. */
public record PersonRecord(PersonId person, PersonStatus status) {

  public PersonRecord {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(status, "status");
  }
}
