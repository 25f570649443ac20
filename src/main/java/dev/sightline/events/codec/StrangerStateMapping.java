package dev.sightline.events.codec;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.wire.PresenceWire;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The strangers before a camera in Protobuf.
 *
 * @param sightings the sightings, which are stored beside the state
 */
record StrangerStateMapping(Parts<StrangerSighting> sightings) {

  PresenceWire.StrangerState toWire(StrangerState state) {
    return PresenceWire.StrangerState.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .addAllStrangers(state.strangers().stream().map(this::toWire).toList())
        .addAllSeenOnceParts(state.seenOnce().stream().map(sightings::number).toList())
        .build();
  }

  StrangerState fromWire(PresenceWire.StrangerState message) {
    return new StrangerState(
        message.getStrangersList().stream().map(this::fromWire).flatMap(Optional::stream).toList(),
        sightings(message.getSeenOnceList(), message.getSeenOncePartsList()));
  }

  private PresenceWire.Stranger toWire(Stranger stranger) {
    return PresenceWire.Stranger.newBuilder()
        .setId(stranger.id())
        .addAllParts(stranger.sightings().stream().map(sightings::number).toList())
        .build();
  }

  /** Reads a stranger; empty if the records of all sightings are missing. */
  private Optional<Stranger> fromWire(PresenceWire.Stranger stranger) {
    List<StrangerSighting> found = sightings(stranger.getSightingsList(), stranger.getPartsList());
    return found.isEmpty() ? Optional.empty() : Optional.of(new Stranger(stranger.getId(), found));
  }

  /** Reads sightings, without those whose records are missing. */
  private List<StrangerSighting> sightings(
      List<PresenceWire.StrangerSighting> own, List<Integer> parts) {
    return Stream.concat(
            own.stream().map(StrangerStateMapping::fromWire),
            parts.stream().map(sightings::value).flatMap(Optional::stream))
        .toList();
  }

  static PresenceWire.StrangerSighting toWire(StrangerSighting sighting) {
    return PresenceWire.StrangerSighting.newBuilder()
        .setTrack(sighting.track())
        .setCamera(sighting.camera())
        .setFirstSeenMillis(sighting.firstSeen().toEpochMilli())
        .setLastSeenMillis(sighting.lastSeen().toEpochMilli())
        .addAllViews(sighting.views().stream().map(StrangerStateMapping::toWire).toList())
        .setClearViews(sighting.clearViews())
        .setStranger(sighting.stranger().orElse(""))
        .build();
  }

  static StrangerSighting fromWire(PresenceWire.StrangerSighting sighting) {
    return new StrangerSighting(
        sighting.getTrack(),
        sighting.getCamera(),
        Instant.ofEpochMilli(sighting.getFirstSeenMillis()),
        Instant.ofEpochMilli(sighting.getLastSeenMillis()),
        sighting.getViewsList().stream().map(StrangerStateMapping::fromWire).toList(),
        sighting.getClearViews(),
        Optional.of(sighting.getStranger()).filter(id -> !id.isEmpty()));
  }

  private static PresenceWire.View toWire(Embedding view) {
    return PresenceWire.View.newBuilder()
        .setModel(view.model().value())
        .addAllVector(VectorMapping.toWire(view))
        .build();
  }

  private static Embedding fromWire(PresenceWire.View view) {
    return VectorMapping.fromWire(new ModelId(view.getModel()), view.getVectorList());
  }
}
