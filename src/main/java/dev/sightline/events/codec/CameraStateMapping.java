package dev.sightline.events.codec;

import dev.sightline.events.wire.PresenceWire;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.FrameOrder;
import dev.sightline.presence.Motion;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.Tally;
import dev.sightline.presence.Track;
import dev.sightline.presence.TrackStatus;
import dev.sightline.presence.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The presence state of a camera in Protobuf. */
final class CameraStateMapping {

  private CameraStateMapping() {}

  static PresenceWire.CameraState toWire(CameraState state) {
    return PresenceWire.CameraState.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCamera(state.camera())
        .setOrder(toWire(state.order()))
        .setNewestMillis(state.order().newest().toEpochMilli())
        .setSettledMillis(state.settled().toEpochMilli())
        .addAllPending(state.pending().stream().map(ShotMapping::toWire).toList())
        .addAllTracks(state.tracks().stream().map(CameraStateMapping::toWire).toList())
        .addAllVisits(state.visits().stream().map(CameraStateMapping::toWire).toList())
        .setLate(state.late())
        .build();
  }

  static CameraState fromWire(PresenceWire.CameraState message) {
    return new CameraState(
        message.getCamera(),
        order(message),
        Instant.ofEpochMilli(message.getSettledMillis()),
        message.getPendingList().stream().map(ShotMapping::fromWire).toList(),
        message.getTracksList().stream().map(CameraStateMapping::fromWire).toList(),
        message.getVisitsList().stream().map(CameraStateMapping::fromWire).toList(),
        message.getLate());
  }

  private static PresenceWire.FrameOrder toWire(FrameOrder order) {
    PresenceWire.FrameOrder.Builder message =
        PresenceWire.FrameOrder.newBuilder()
            .setLatestMillis(order.latest().toEpochMilli())
            .addAllRecent(order.recent())
            .addAllBehind(order.behind().stream().map(ShotMapping::toWire).toList());
    order.last().ifPresent(last -> message.setLast(ShotMapping.toWire(last)));
    return message.build();
  }

  /** Reads the order; a state of an earlier version has only the newest time. */
  private static FrameOrder order(PresenceWire.CameraState message) {
    PresenceWire.FrameOrder order = message.getOrder();
    return new FrameOrder(
        Instant.ofEpochMilli(message.getNewestMillis()),
        Instant.ofEpochMilli(Math.max(message.getNewestMillis(), order.getLatestMillis())),
        order.hasLast() ? Optional.of(ShotMapping.fromWire(order.getLast())) : Optional.empty(),
        order.getRecentList(),
        order.getBehindList().stream().map(ShotMapping::fromWire).toList());
  }

  private static PresenceWire.Track toWire(Track track) {
    PresenceWire.Track.Builder message =
        PresenceWire.Track.newBuilder()
            .setId(track.id())
            .setFirstSeenMillis(track.firstSeen().toEpochMilli())
            .setMotion(toWire(track.motion()))
            .setFaces(track.faces())
            .addAllShots(track.shots().stream().map(ShotMapping::toWire).toList())
            .addAllTallies(toWire(track.tallies()));
    if (track.status() instanceof TrackStatus.Unknown unknown) {
      message.setUnknownVisit(unknown.visit());
    }
    if (track.status() instanceof TrackStatus.Named named) {
      message
          .setNamed(toWire(named.name()))
          .addAllContrary(named.contrary().stream().map(ShotMapping::toWire).toList());
    }
    return message.build();
  }

  private static Track fromWire(PresenceWire.Track track) {
    return new Track(
        track.getId(),
        Instant.ofEpochMilli(track.getFirstSeenMillis()),
        fromWire(track.getMotion()),
        track.getFaces(),
        track.getShotsList().stream().map(ShotMapping::fromWire).toList(),
        fromWire(track.getTalliesList()),
        status(track));
  }

  private static TrackStatus status(PresenceWire.Track track) {
    return switch (track.getStandingCase()) {
      case UNKNOWN_VISIT -> new TrackStatus.Unknown(track.getUnknownVisit());
      case NAMED ->
          new TrackStatus.Named(
              fromWire(track.getNamed()),
              track.getContraryList().stream().map(ShotMapping::fromWire).toList());
      case STANDING_NOT_SET -> new TrackStatus.Pending();
    };
  }

  private static PresenceWire.Motion toWire(Motion motion) {
    return PresenceWire.Motion.newBuilder()
        .setBox(FaceMapping.toWire(motion.box()))
        .setVelocityX(motion.velocityX())
        .setVelocityY(motion.velocityY())
        .setAtMillis(motion.at().toEpochMilli())
        .build();
  }

  private static Motion fromWire(PresenceWire.Motion motion) {
    return new Motion(
        FaceMapping.fromWire(motion.getBox()),
        motion.getVelocityX(),
        motion.getVelocityY(),
        Instant.ofEpochMilli(motion.getAtMillis()));
  }

  private static PresenceWire.Visit toWire(Visit visit) {
    return PresenceWire.Visit.newBuilder()
        .setId(visit.id())
        .setTrack(visit.track())
        .setPerson(toWire(visit.person()))
        .setSighting(toWire(visit.sighting()))
        .setReported(visit.reported())
        .setShared(visit.shared())
        .build();
  }

  private static Visit fromWire(PresenceWire.Visit visit) {
    return new Visit(
        visit.getId(),
        visit.getTrack(),
        fromWire(visit.getPerson()),
        fromWire(visit.getSighting()),
        visit.getReported(),
        visit.getShared());
  }

  private static PresenceWire.Sighting toWire(Sighting sighting) {
    PresenceWire.Sighting.Builder message =
        PresenceWire.Sighting.newBuilder()
            .setFirstSeenMillis(sighting.firstSeen().toEpochMilli())
            .setLastSeenMillis(sighting.lastSeen().toEpochMilli())
            .setFaces(sighting.faces())
            .addAllShots(sighting.shots().stream().map(ShotMapping::toWire).toList())
            .addAllVotes(toWire(sighting.votes()));
    sighting.genuineScore().ifPresent(message::setGenuineScore);
    return message.build();
  }

  private static Sighting fromWire(PresenceWire.Sighting sighting) {
    return new Sighting(
        Instant.ofEpochMilli(sighting.getFirstSeenMillis()),
        Instant.ofEpochMilli(sighting.getLastSeenMillis()),
        sighting.getFaces(),
        sighting.getShotsList().stream().map(ShotMapping::fromWire).toList(),
        fromWire(sighting.getVotesList()),
        sighting.hasGenuineScore()
            ? OptionalDouble.of(sighting.getGenuineScore())
            : OptionalDouble.empty());
  }

  private static List<PresenceWire.Tally> toWire(List<Tally> tallies) {
    return tallies.stream()
        .map(
            tally ->
                PresenceWire.Tally.newBuilder()
                    .setPerson(toWire(tally.person()))
                    .setFaces(tally.faces())
                    .setWeight(tally.weight())
                    .build())
        .toList();
  }

  private static List<Tally> fromWire(List<PresenceWire.Tally> tallies) {
    return tallies.stream()
        .map(tally -> new Tally(fromWire(tally.getPerson()), tally.getFaces(), tally.getWeight()))
        .toList();
  }

  private static PresenceWire.Person toWire(PersonId person) {
    return PresenceWire.Person.newBuilder()
        .setCollection(person.collection())
        .setPerson(person.person())
        .build();
  }

  private static PersonId fromWire(PresenceWire.Person person) {
    return new PersonId(person.getCollection(), person.getPerson());
  }
}
