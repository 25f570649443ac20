package dev.sightline.gallery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A name that a person had before being renamed or merged. What was decided under it is the
 * person's, and is erased with the person.
 *
 * @param person the name
 * @param until when the person got another, in whole milliseconds
 */
public record FormerName(PersonId person, Instant until) {

  public FormerName {
    Objects.requireNonNull(person, "person");
    until = until.truncatedTo(ChronoUnit.MILLIS);
  }
}
