package dev.sightline.sightings;

import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.matching.UnknownReason;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.StrangerReference;
import java.util.List;
import java.util.Optional;

/** The conversion of visits that have ended to their records. Pure. */
public final class Sightings {

  private Sightings() {}

  /** Returns the record of the visit that an event ends; empty if none ends or is recorded. */
  public static Optional<SightingRecord> of(PresenceChange event, SightingConfig config) {
    boolean ends =
        event.type() == IdentityEventType.PERSON_LEFT
            || event.type() == IdentityEventType.UNKNOWN_LEFT;
    return ends && config.records(event.identity().person().isPresent())
        ? Optional.of(of(event))
        : Optional.empty();
  }

  private static SightingRecord of(PresenceChange event) {
    PresenceChange.Subject subject = event.subject();
    Sighting seen = event.sighting();
    List<Shot> best = seen.shots().stream().limit(SightingRecord.MAX_VIEWS).toList();
    return new SightingRecord(
        new SightingRecord.Visit(subject.camera(), subject.visit()),
        new SightingRecord.Span(seen.firstSeen(), seen.lastSeen()),
        event.id(),
        new SightingRecord.Subject(
            subject.track(),
            event.identity().person(),
            event.identity().stranger().map(StrangerReference::id),
            seen.faces(),
            isPossibleSpoof(seen.best())),
        best.stream().map(shot -> shot.face().embedding()).toList(),
        bestFace(
            best.stream()
                .filter(shot -> shot.face().chip().isPresent())
                .findFirst()
                .orElse(seen.best())));
  }

  private static boolean isPossibleSpoof(Shot shot) {
    return shot.face()
        .decision()
        .fold(named -> false, unknown -> unknown.reason() == UnknownReason.POSSIBLE_SPOOF);
  }

  private static SightingRecord.BestFace bestFace(Shot shot) {
    ObservedFace face = shot.face();
    return new SightingRecord.BestFace(
        new IdentityEvent.FramePlace(
            shot.frame().topic(), shot.frame().partition(), shot.frame().offset()),
        shot.capturedAt(),
        face.index(),
        face.box(),
        face.quality(),
        face.chip());
  }
}
