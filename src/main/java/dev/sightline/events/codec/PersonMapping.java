package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.WrappedKeyRecord;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.FormerName;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import java.time.Instant;
import java.util.Set;

/**
 * The records about one person: status and names, and an erasure, of {@code sightline.gallery}; a
 * key, of {@code sightline.keys}.
 */
final class PersonMapping {

  private PersonMapping() {}

  static Wire.Person toWire(PersonRecord record) {
    return Wire.Person.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCollection(record.person().collection())
        .setPerson(record.person().person())
        .setStatus(toWire(record.status()))
        .addAllFormerNames(record.formerNames().stream().map(PersonMapping::toWire).toList())
        .build();
  }

  private static Wire.FormerName toWire(FormerName name) {
    return Wire.FormerName.newBuilder()
        .setCollection(name.person().collection())
        .setPerson(name.person().person())
        .setUntilMillis(name.until().toEpochMilli())
        .build();
  }

  private static FormerName fromWire(Wire.FormerName name) {
    return new FormerName(
        new PersonId(name.getCollection(), name.getPerson()),
        Instant.ofEpochMilli(name.getUntilMillis()));
  }

  private static Wire.PersonStatus toWire(PersonStatus status) {
    return switch (status) {
      case ACTIVE -> Wire.PersonStatus.PERSON_STATUS_ACTIVE;
      case DISABLED -> Wire.PersonStatus.PERSON_STATUS_DISABLED;
      case IGNORED -> Wire.PersonStatus.PERSON_STATUS_IGNORED;
    };
  }

  static PersonRecord fromWire(Wire.Person message) {
    return new PersonRecord(
        new PersonId(message.getCollection(), message.getPerson()),
        fromWire(message.getStatus()),
        message.getFormerNamesList().stream().map(PersonMapping::fromWire).toList());
  }

  private static PersonStatus fromWire(Wire.PersonStatus status) {
    return switch (status) {
      case PERSON_STATUS_ACTIVE -> PersonStatus.ACTIVE;
      case PERSON_STATUS_DISABLED -> PersonStatus.DISABLED;
      case PERSON_STATUS_IGNORED -> PersonStatus.IGNORED;
      case PERSON_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("an unknown status: " + status);
    };
  }

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

  static Wire.WrappedKey toWire(WrappedKeyRecord record) {
    return Wire.WrappedKey.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCollection(record.person().collection())
        .setPerson(record.person().person())
        .setId(record.key().id())
        .setWrappedBy(record.key().wrappedBy())
        .setWrapped(ByteString.copyFrom(record.key().toBytes()))
        .build();
  }

  static WrappedKeyRecord fromWire(Wire.WrappedKey message) {
    return new WrappedKeyRecord(
        new PersonId(message.getCollection(), message.getPerson()),
        new WrappedKey(
            message.getId(), message.getWrappedBy(), message.getWrapped().toByteArray()));
  }
}
