package dev.sightline.events.codec;

import dev.sightline.events.PersonRecord;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.FormerName;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import java.time.Instant;

/** The records of {@code sightline.gallery} that are about a person. */
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
}
