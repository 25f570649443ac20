package dev.sightline.events;

import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import java.util.Objects;

/** How a person is matched: a record of {@code sightline.gallery}. */
public record PersonRecord(PersonKey person, PersonStatus status) {

  public PersonRecord {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(status, "status");
  }
}
