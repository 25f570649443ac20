package dev.sightline.events;

import dev.sightline.events.IdentityEvent.BestShot;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.IdentityEvent.Person;
import dev.sightline.events.IdentityEvent.Stranger;
import dev.sightline.events.IdentityEvent.Vote;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.StrangerReference;
import dev.sightline.presence.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The conversion of presence changes to identity events. Pure. */
public final class IdentityEventMapping {
  /** Follows the track in the ids of corrections; sorts after the types of events. */
  private static final String OPERATOR = ":operator:";

  private IdentityEventMapping() {}

  public static IdentityEvent of(PresenceChange event) {
    Sighting sighting = event.sighting();
    ObservedFace best = sighting.best().face();
    return new IdentityEvent(
        event.id(),
        event.type(),
        event.subject().camera(),
        event.occurredAt(),
        event.subject().visit(),
        event.subject().track(),
        event.identity().person().map(PersonId::person).orElse(null),
        event.identity().person().map(PersonId::collection).orElse(null),
        event.identity().previous().map(IdentityEventMapping::person).orElse(null),
        sighting.firstSeen(),
        sighting.lastSeen(),
        sighting.faces(),
        sighting.votes().stream().map(IdentityEventMapping::vote).toList(),
        bestShot(sighting.best()),
        MatchMapping.evidence(best.embedding().model(), best.decision().evidence()),
        event.identity().stranger().map(IdentityEventMapping::stranger).orElse(null),
        event.validUntil(),
        genuineScore(sighting.genuineScore()));
  }

  /**
   * Returns the revision of a past visit of a stranger who has been named since.
   *
   * @param stranger the stranger's id; empty if they were seen only once
   */
  public static IdentityEvent revised(
      IdentityEvent visit, PersonId person, Optional<String> stranger) {
    IdentityEventType type = IdentityEventType.IDENTITY_REVISED;
    return new IdentityEvent(
        visit.track() + ":" + type.code() + ":" + visit.lastSeen().toEpochMilli(),
        type,
        visit.camera(),
        visit.lastSeen(),
        visit.visit(),
        visit.track(),
        person.person(),
        person.collection(),
        null,
        visit.firstSeen(),
        visit.lastSeen(),
        visit.faces(),
        visit.votes(),
        visit.bestShot(),
        visit.evidence(),
        stranger.map(id -> new Stranger(id, null, List.of())).orElse(null),
        visit.validUntil(),
        visit.genuineScore());
  }

  /**
   * Returns the correction of a past visit by an operator. A further correction of the same visit
   * follows in the order of ids, because all happened at the end of the visit.
   *
   * @param visit the last event of the visit
   * @param person whose visit it was; empty if it was nobody's who is enrolled
   */
  public static IdentityEvent corrected(IdentityEvent visit, Optional<PersonId> person) {
    IdentityEventType type = IdentityEventType.IDENTITY_REVISED;
    return new IdentityEvent(
        isCorrection(visit)
            ? visit.id() + "0"
            : visit.track() + OPERATOR + type.code() + ":" + visit.lastSeen().toEpochMilli(),
        type,
        visit.camera(),
        visit.lastSeen(),
        visit.visit(),
        visit.track(),
        person.map(PersonId::person).orElse(null),
        person.map(PersonId::collection).orElse(null),
        visit.person() == null ? null : new Person(visit.person(), visit.collection()),
        visit.firstSeen(),
        visit.lastSeen(),
        visit.faces(),
        visit.votes(),
        visit.bestShot(),
        visit.evidence(),
        visit.stranger() == null ? null : new Stranger(visit.stranger().id(), null, List.of()),
        visit.validUntil(),
        visit.genuineScore());
  }

  /** Returns whether an event is an operator's correction, which no frame causes. */
  public static boolean isCorrection(IdentityEvent event) {
    return event.id().startsWith(event.track() + OPERATOR);
  }

  private static Float genuineScore(OptionalDouble score) {
    return score.isPresent() ? (float) score.getAsDouble() : null;
  }

  private static Person person(PersonId person) {
    return new Person(person.person(), person.collection());
  }

  private static Stranger stranger(StrangerReference reference) {
    return new Stranger(reference.id(), reference.former().orElse(null), reference.tracks());
  }

  private static Vote vote(Tally tally) {
    return new Vote(
        tally.person().person(), tally.person().collection(), tally.faces(), tally.weight());
  }

  private static BestShot bestShot(Shot shot) {
    FrameId frame = shot.frame();
    ObservedFace face = shot.face();
    return new BestShot(
        new FramePlace(frame.topic(), frame.partition(), frame.offset()),
        shot.capturedAt(),
        face.index(),
        face.box(),
        face.quality(),
        MatchMapping.nearest(face.decision().evidence()),
        MatchMapping.reason(face.decision()));
  }
}
