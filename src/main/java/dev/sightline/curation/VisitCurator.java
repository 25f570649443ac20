package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEventMapping;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.IdentityEventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The curator of past visits: it corrects whose they were. */
public final class VisitCurator {
  private static final Set<IdentityEventType> ENDS =
      EnumSet.of(
          IdentityEventType.PERSON_LEFT,
          IdentityEventType.UNKNOWN_LEFT,
          IdentityEventType.IDENTITY_REVISED);

  private final PastVisits visits;
  private final Audit audit;

  /**
   * @param audit records the corrections of one actor; stays open
   */
  VisitCurator(GalleryConnection connection, Audit audit) {
    this.visits = new PastVisits(connection);
    this.audit = audit;
  }

  /**
   * Gives a visit to another person: writes {@code identity.revised} and rewrites the sighting. A
   * visit in progress is left to the matchers, which decide by the gallery.
   *
   * @param person whose visit it was; empty if it was nobody's who is enrolled
   * @return whether it was revised: false if it is in progress, or is that person's already
   * @throws NoSuchElementException if there is no event of the visit
   */
  public boolean revise(Visit visit, Optional<PersonId> person) {
    IdentityEvent last =
        visits
            .last(visit)
            .orElseThrow(() -> new NoSuchElementException("there is no event of visit " + visit));
    Optional<PersonId> former = person(last);
    if (!ENDS.contains(last.type()) || former.equals(person)) {
      return false;
    }
    visits.write(Map.of(visit, IdentityEventMapping.corrected(last, person)), person);
    audit.changed(
        AuditAction.VISIT_REVISED,
        visit.toString(),
        List.of(new AuditRecord.Change("person", name(former), name(person))));
    return true;
  }

  private static Optional<PersonId> person(IdentityEvent event) {
    return Optional.ofNullable(event.person()).map(name -> new PersonId(event.collection(), name));
  }

  private static String name(Optional<PersonId> person) {
    return person.map(PersonId::toString).orElse(null);
  }
}
