package dev.sightline.events.codec;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.wire.PresenceWire;
import dev.sightline.presence.Stranger;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;
import java.time.Instant;

/** The strangers before a camera in Protobuf. */
final class StrangerStateMapping {

  private StrangerStateMapping() {}

  static PresenceWire.StrangerState toWire(StrangerState state) {
    return PresenceWire.StrangerState.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .addAllStrangers(state.strangers().stream().map(StrangerStateMapping::toWire).toList())
        .addAllSeenOnce(state.seenOnce().stream().map(StrangerStateMapping::toWire).toList())
        .build();
  }

  static StrangerState fromWire(PresenceWire.StrangerState message) {
    return new StrangerState(
        message.getStrangersList().stream().map(StrangerStateMapping::fromWire).toList(),
        message.getSeenOnceList().stream().map(StrangerStateMapping::fromWire).toList());
  }

  private static PresenceWire.Stranger toWire(Stranger stranger) {
    return PresenceWire.Stranger.newBuilder()
        .setId(stranger.id())
        .addAllSightings(stranger.sightings().stream().map(StrangerStateMapping::toWire).toList())
        .build();
  }

  private static Stranger fromWire(PresenceWire.Stranger stranger) {
    return new Stranger(
        stranger.getId(),
        stranger.getSightingsList().stream().map(StrangerStateMapping::fromWire).toList());
  }

  private static PresenceWire.StrangerSighting toWire(StrangerSighting sighting) {
    return PresenceWire.StrangerSighting.newBuilder()
        .setTrack(sighting.track())
        .setCamera(sighting.camera())
        .setFirstSeenMillis(sighting.firstSeen().toEpochMilli())
        .setLastSeenMillis(sighting.lastSeen().toEpochMilli())
        .addAllViews(sighting.views().stream().map(StrangerStateMapping::toWire).toList())
        .setClearViews(sighting.clearViews())
        .build();
  }

  private static StrangerSighting fromWire(PresenceWire.StrangerSighting sighting) {
    return new StrangerSighting(
        sighting.getTrack(),
        sighting.getCamera(),
        Instant.ofEpochMilli(sighting.getFirstSeenMillis()),
        Instant.ofEpochMilli(sighting.getLastSeenMillis()),
        sighting.getViewsList().stream().map(StrangerStateMapping::fromWire).toList(),
        sighting.getClearViews());
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
