package dev.sightline.events;

import dev.sightline.events.IdentityEvent.BestShot;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.IdentityEvent.Person;
import dev.sightline.events.IdentityEvent.Stranger;
import dev.sightline.events.IdentityEvent.Vote;
import dev.sightline.gallery.PersonId;
import dev.sightline.matching.MatchDecision;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.IdentityEventType;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.PresenceChange;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.StrangerReference;
import dev.sightline.presence.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The conversion of presence changes to identity events. Pure. */
public final class IdentityEventMapping {
  private static final String REVISED = ":" + IdentityEventType.IDENTITY_REVISED.code() + ":";
  private static final String IMPLAUSIBLE =
      ":" + IdentityEventType.IDENTITY_IMPLAUSIBLE.code() + ":";

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
        null,
        genuineScore(sighting.genuineScore()));
  }

  /**
   * Returns the revision of a past visit. Its id follows from the track and from the event that the
   * visit's record was written with, so it is the same at every repetition.
   *
   * @param seen the visit as it was known until now
   * @param now the person it is now; empty if unknown
   * @param decision the matcher's decision on the visit; empty if an operator decided
   */
  public static IdentityEvent revised(
      SightingRecord seen, Optional<PersonId> now, Optional<MatchDecision> decision) {
    SightingRecord.Subject subject = seen.subject();
    Instant at = revisionTime(seen);
    Match.Evidence evidence =
        decision
            .map(by -> MatchMapping.evidence(seen.views().get(0).model(), by.evidence()))
            .orElseGet(() -> unexplained(seen));
    return new IdentityEvent(
        subject.track() + REVISED + at.toEpochMilli(),
        IdentityEventType.IDENTITY_REVISED,
        seen.visit().camera(),
        at,
        seen.visit().id(),
        subject.track(),
        now.map(PersonId::person).orElse(null),
        now.map(PersonId::collection).orElse(null),
        subject.person().map(IdentityEventMapping::person).orElse(null),
        seen.span().firstSeen(),
        seen.span().lastSeen(),
        subject.faces(),
        List.of(),
        bestShot(seen.best(), decision),
        evidence,
        subject.stranger().map(id -> new Stranger(id, null, List.of())).orElse(null),
        at,
        null,
        null);
  }

  /**
   * Returns the event that a person's visit contradicts another of theirs.
   *
   * @param seen the later visit
   * @param other the visit before another camera
   * @param least the least time that a person takes between the two cameras
   */
  public static IdentityEvent implausible(
      SightingRecord seen, SightingRecord other, Duration least) {
    Person person = seen.subject().person().map(IdentityEventMapping::person).orElseThrow();
    Instant at = seen.span().lastSeen();
    return new IdentityEvent(
        seen.subject().track() + IMPLAUSIBLE + at.toEpochMilli(),
        IdentityEventType.IDENTITY_IMPLAUSIBLE,
        seen.visit().camera(),
        at,
        seen.visit().id(),
        seen.subject().track(),
        person.person(),
        person.collection(),
        null,
        seen.span().firstSeen(),
        at,
        seen.subject().faces(),
        List.of(),
        bestShot(seen.best(), Optional.empty()),
        unexplained(seen),
        null,
        at,
        new IdentityEvent.Elsewhere(
            other.visit().camera(),
            other.visit().id(),
            other.span().firstSeen(),
            other.span().lastSeen(),
            bestShot(other.best(), Optional.empty()),
            least.toMillis()),
        null);
  }

  private static Match.Evidence unexplained(SightingRecord seen) {
    return new Match.Evidence(0, null, 0, List.of(), seen.views().get(0).model().value(), 0);
  }

  /**
   * Returns when a visit is revised next: when it ended, and each later revision a millisecond
   * after the one before. So ids differ, and the events of a visit are in their order. A named
   * person's visit begins a millisecond later, because it may have been revised while it went on.
   */
  private static Instant revisionTime(SightingRecord seen) {
    Instant lastSeen = seen.span().lastSeen();
    String revision = seen.subject().track() + REVISED;
    if (seen.event().startsWith(revision)) {
      long before = Long.parseLong(seen.event().substring(revision.length()));
      return Instant.ofEpochMilli(Math.max(before, lastSeen.toEpochMilli()) + 1);
    }
    return seen.subject().person().isEmpty() ? lastSeen : lastSeen.plusMillis(1);
  }

  private static BestShot bestShot(SightingRecord.BestFace best, Optional<MatchDecision> decision) {
    return new BestShot(
        best.frame(),
        best.capturedAt(),
        best.index(),
        best.box(),
        best.quality(),
        decision.map(by -> MatchMapping.nearest(by.evidence())).orElse(null),
        decision.map(MatchMapping::reason).orElse(null));
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
