package dev.sightline.events;

import dev.sightline.events.PresenceRecord.BestShot;
import dev.sightline.events.PresenceRecord.FramePlace;
import dev.sightline.events.PresenceRecord.Person;
import dev.sightline.events.PresenceRecord.Stranger;
import dev.sightline.events.PresenceRecord.Vote;
import dev.sightline.gallery.PersonKey;
import dev.sightline.matching.FrameId;
import dev.sightline.matching.ObservedFace;
import dev.sightline.matching.PresenceEvent;
import dev.sightline.matching.PresenceEventType;
import dev.sightline.matching.Shot;
import dev.sightline.matching.Sighting;
import dev.sightline.matching.StrangerTold;
import dev.sightline.matching.Tally;
import java.util.List;
import java.util.Optional;

/** Makes records of presence events. Pure. */
public final class PresenceRecords {

  private PresenceRecords() {}

  public static PresenceRecord of(PresenceEvent event) {
    Sighting sighting = event.sighting();
    ObservedFace best = sighting.best().face();
    return new PresenceRecord(
        event.id(),
        event.type(),
        event.camera(),
        event.occurredAt(),
        event.visit(),
        event.track(),
        event.person().map(PersonKey::person).orElse(null),
        event.person().map(PersonKey::collection).orElse(null),
        event.previous().map(PresenceRecords::person).orElse(null),
        sighting.firstSeen(),
        sighting.lastSeen(),
        sighting.faces(),
        sighting.votes().stream().map(PresenceRecords::vote).toList(),
        bestShot(sighting.best()),
        IdentityEvents.evidence(best.embedding().model(), best.decision().evidence()),
        event.stranger().map(PresenceRecords::stranger).orElse(null),
        event.validUntil());
  }

  /**
   * What is told of a past visit of somebody unknown who has got a name since.
   *
   * @param stranger the id that they had; empty if they were seen only once
   */
  public static PresenceRecord revised(
      PresenceRecord visit, PersonKey person, Optional<String> stranger) {
    PresenceEventType type = PresenceEventType.IDENTITY_REVISED;
    return new PresenceRecord(
        "%s:%s:%d".formatted(visit.track(), type.code(), visit.lastSeen().toEpochMilli()),
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
        visit.validUntil());
  }

  private static Person person(PersonKey key) {
    return new Person(key.person(), key.collection());
  }

  private static Stranger stranger(StrangerTold told) {
    return new Stranger(told.id(), told.former().orElse(null), told.tracks());
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
        IdentityEvents.nearest(face.decision().evidence()),
        IdentityEvents.reason(face.decision()));
  }
}
