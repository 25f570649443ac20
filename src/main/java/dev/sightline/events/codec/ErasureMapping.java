package dev.sightline.events.codec;

import dev.sightline.events.ErasureRecord;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Set;

/** The records of {@code sightline.gallery} about erased persons. */
final class ErasureMapping {

  private ErasureMapping() {}

  static Wire.Erasure toWire(ErasureRecord record) {
    return Wire.Erasure.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCollection(record.person().collection())
        .setPerson(record.person().person())
        .setErasedAtMillis(record.erasedAt().toEpochMilli())
        .addAllTracks(record.tracks().stream().sorted().toList())
        .addAllStrangers(record.strangers().stream().sorted().toList())
        .build();
  }

  static ErasureRecord fromWire(Wire.Erasure message) {
    return new ErasureRecord(
        new PersonId(message.getCollection(), message.getPerson()),
        Instant.ofEpochMilli(message.getErasedAtMillis()),
        Set.copyOf(message.getTracksList()),
        Set.copyOf(message.getStrangersList()));
  }
}
