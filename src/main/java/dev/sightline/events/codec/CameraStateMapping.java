package dev.sightline.events.codec;

import dev.sightline.events.wire.PresenceWire;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.FrameOrder;
import dev.sightline.presence.Motion;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.ObservedFrame;
import dev.sightline.presence.Shot;
import dev.sightline.presence.Sighting;
import dev.sightline.presence.Tally;
import dev.sightline.presence.Track;
import dev.sightline.presence.TrackStatus;
import dev.sightline.presence.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The presence state of a camera in Protobuf.
 *
 * @param faces the faces, which are stored beside the state
 */
record CameraStateMapping(Parts<ObservedFace> faces) {

  PresenceWire.CameraState toWire(CameraState state) {
    return PresenceWire.CameraState.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCamera(state.camera())
        .setOrder(toWire(state.order()))
        .setNewestMillis(state.order().newest().toEpochMilli())
        .setSettledMillis(state.settled().toEpochMilli())
        .addAllPending(state.pending().stream().map(this::toWire).toList())
        .addAllTracks(state.tracks().stream().map(this::toWire).toList())
        .addAllVisits(state.visits().stream().map(this::toWire).toList())
        .setLate(state.late())
        .build();
  }

  CameraState fromWire(PresenceWire.CameraState message) {
    return new CameraState(
        message.getCamera(),
        order(message),
        Instant.ofEpochMilli(message.getSettledMillis()),
        message.getPendingList().stream().map(this::fromWire).toList(),
        message.getTracksList().stream().map(this::fromWire).flatMap(Optional::stream).toList(),
        message.getVisitsList().stream().map(this::fromWire).flatMap(Optional::stream).toList(),
        message.getLate());
  }

  private PresenceWire.FrameOrder toWire(FrameOrder order) {
    PresenceWire.FrameOrder.Builder message =
        PresenceWire.FrameOrder.newBuilder()
            .setLatestMillis(order.latest().toEpochMilli())
            .addAllRecent(order.recent())
            .addAllBehind(order.behind().stream().map(this::toWire).toList());
    order.last().ifPresent(last -> message.setLast(ShotMapping.toWire(last)));
    return message.build();
  }

  /** Reads the order; a state of an earlier version has only the newest time. */
  private FrameOrder order(PresenceWire.CameraState message) {
    PresenceWire.FrameOrder order = message.getOrder();
    return new FrameOrder(
        Instant.ofEpochMilli(message.getNewestMillis()),
        Instant.ofEpochMilli(Math.max(message.getNewestMillis(), order.getLatestMillis())),
        order.hasLast() ? Optional.of(ShotMapping.fromWire(order.getLast())) : Optional.empty(),
        order.getRecentList(),
        order.getBehindList().stream().map(this::fromWire).toList());
  }

  private PresenceWire.Track toWire(Track track) {
    PresenceWire.Track.Builder message =
        PresenceWire.Track.newBuilder()
            .setId(track.id())
            .setFirstSeenMillis(track.firstSeen().toEpochMilli())
            .setMotion(toWire(track.motion()))
            .setFaces(track.faces())
            .addAllShots(track.shots().stream().map(this::toWire).toList())
            .addAllTallies(toWire(track.tallies()));
    if (track.status() instanceof TrackStatus.Unknown unknown) {
      message.setUnknownVisit(unknown.visit());
    }
    if (track.status() instanceof TrackStatus.Named named) {
      message
          .setNamed(toWire(named.name()))
          .addAllContrary(named.contrary().stream().map(this::toWire).toList());
    }
    return message.build();
  }

  /** Reads a track; empty if the records of all its faces are missing. */
  private Optional<Track> fromWire(PresenceWire.Track track) {
    List<Shot> shots = shots(track.getShotsList());
    return shots.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Track(
                track.getId(),
                Instant.ofEpochMilli(track.getFirstSeenMillis()),
                fromWire(track.getMotion()),
                track.getFaces(),
                shots,
                fromWire(track.getTalliesList()),
                status(track)));
  }

  private TrackStatus status(PresenceWire.Track track) {
    return switch (track.getStandingCase()) {
      case UNKNOWN_VISIT -> new TrackStatus.Unknown(track.getUnknownVisit());
      case NAMED ->
          new TrackStatus.Named(fromWire(track.getNamed()), shots(track.getContraryList()));
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

  private PresenceWire.Visit toWire(Visit visit) {
    return PresenceWire.Visit.newBuilder()
        .setId(visit.id())
        .setTrack(visit.track())
        .setPerson(toWire(visit.person()))
        .setSighting(toWire(visit.sighting()))
        .setReported(visit.reported())
        .setShared(visit.shared())
        .build();
  }

  /** Reads a visit; empty if the record of its best face is missing. */
  private Optional<Visit> fromWire(PresenceWire.Visit visit) {
    List<Shot> shots = shots(visit.getSighting().getShotsList());
    return shots.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Visit(
                visit.getId(),
                visit.getTrack(),
                fromWire(visit.getPerson()),
                sighting(visit.getSighting(), shots),
                visit.getReported(),
                visit.getShared()));
  }

  private PresenceWire.Sighting toWire(Sighting sighting) {
    PresenceWire.Sighting.Builder message =
        PresenceWire.Sighting.newBuilder()
            .setFirstSeenMillis(sighting.firstSeen().toEpochMilli())
            .setLastSeenMillis(sighting.lastSeen().toEpochMilli())
            .setFaces(sighting.faces())
            .addAllShots(sighting.shots().stream().map(this::toWire).toList())
            .addAllVotes(toWire(sighting.votes()));
    sighting.genuineScore().ifPresent(message::setGenuineScore);
    return message.build();
  }

  private static Sighting sighting(PresenceWire.Sighting sighting, List<Shot> shots) {
    return new Sighting(
        Instant.ofEpochMilli(sighting.getFirstSeenMillis()),
        Instant.ofEpochMilli(sighting.getLastSeenMillis()),
        sighting.getFaces(),
        shots,
        fromWire(sighting.getVotesList()),
        sighting.hasGenuineScore()
            ? OptionalDouble.of(sighting.getGenuineScore())
            : OptionalDouble.empty());
  }

  private PresenceWire.ObservedFrame toWire(ObservedFrame frame) {
    return PresenceWire.ObservedFrame.newBuilder()
        .setPlace(ShotMapping.toWire(frame.id()))
        .setCapturedAtMillis(frame.capturedAt().toEpochMilli())
        .addAllParts(frame.faces().stream().map(faces::number).toList())
        .build();
  }

  private ObservedFrame fromWire(PresenceWire.ObservedFrame frame) {
    Stream<ObservedFace> own = frame.getFacesList().stream().map(ShotMapping::fromWire);
    Stream<ObservedFace> stored =
        frame.getPartsList().stream().map(faces::value).flatMap(Optional::stream);
    return new ObservedFrame(
        ShotMapping.fromWire(frame.getPlace()),
        Instant.ofEpochMilli(frame.getCapturedAtMillis()),
        Stream.concat(own, stored).toList());
  }

  private PresenceWire.Shot toWire(Shot shot) {
    return PresenceWire.Shot.newBuilder()
        .setPlace(ShotMapping.toWire(shot.frame()))
        .setCapturedAtMillis(shot.capturedAt().toEpochMilli())
        .setPart(faces.number(shot.face()))
        .build();
  }

  /** Reads shots, without those whose records are missing. */
  private List<Shot> shots(List<PresenceWire.Shot> shots) {
    return shots.stream().map(this::fromWire).flatMap(Optional::stream).toList();
  }

  private Optional<Shot> fromWire(PresenceWire.Shot shot) {
    Optional<ObservedFace> face =
        shot.hasFace()
            ? Optional.of(ShotMapping.fromWire(shot.getFace()))
            : faces.value(shot.getPart());
    return face.map(
        found ->
            new Shot(
                ShotMapping.fromWire(shot.getPlace()),
                Instant.ofEpochMilli(shot.getCapturedAtMillis()),
                found));
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
