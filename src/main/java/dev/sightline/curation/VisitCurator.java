package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The curator of past visits: it corrects whose they were. */
public final class VisitCurator {
  private static final Set<IdentityEventType> BEGINS =
      EnumSet.of(
          IdentityEventType.PERSON_ENTERED,
          IdentityEventType.PERSON_UPDATED,
          IdentityEventType.UNKNOWN_ENTERED);

  private final GalleryConnection connection;
  private final VisitReviser visits;
  private final Audit audit;

  /**
   * @param visits revises past visits
   * @param audit records the corrections of one actor; stays open
   */
  VisitCurator(GalleryConnection connection, VisitReviser visits, Audit audit) {
    this.connection = connection;
    this.visits = visits;
    this.audit = audit;
  }

  /**
   * Gives a visit to another person: writes {@code identity.revised} and rewrites the record of the
   * visit. A visit in progress is left to the matchers, which decide by the gallery.
   *
   * @param person whose visit it was; empty if it was nobody's who is enrolled
   * @return whether it was revised: false if it is in progress, or is that person's already
   * @throws NoSuchElementException if there is no such visit
   * @throws VisitsUnavailableException if the recorded visits cannot be searched
   */
  public boolean revise(Visit visit, Optional<PersonId> person) {
    Optional<SightingRecord> found = visits.find(visit);
    if (found.isEmpty()) {
      requireInProgress(visit);
      return false;
    }
    SightingRecord seen = found.get();
    Optional<PersonId> former = seen.subject().person();
    if (former.equals(person)) {
      return false;
    }
    visits.correct(seen, person);
    audit.changed(
        AuditAction.VISIT_REVISED,
        visit.toString(),
        List.of(new AuditRecord.Change("person", name(former), name(person))));
    return true;
  }

  private void requireInProgress(Visit visit) {
    try (EventTail<IdentityEvent> events =
        EventTail.presence(connection.clients(), connection.topics(), From.BEGINNING)) {
      boolean inProgress =
          events.readToEnd().stream()
              .flatMap(tailed -> tailed.event().fold(Stream::of, no -> Stream.<IdentityEvent>of()))
              .filter(event -> visit.equals(new Visit(event.camera(), event.visit())))
              .reduce((former, latter) -> latter)
              .filter(last -> BEGINS.contains(last.type()))
              .isPresent();
      if (!inProgress) {
        throw new NoSuchElementException("no visit " + visit + " is recorded");
      }
    }
  }

  private static String name(Optional<PersonId> person) {
    return person.map(PersonId::toString).orElse(null);
  }
}
