package dev.sightline.events;

import com.google.protobuf.ByteString;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.PersonKey;

/** The records of {@code sightline.keys}. */
final class PersonKeyMapping {

  private PersonKeyMapping() {}

  static Wire.PersonKey toWire(PersonKeyRecord record) {
    return Wire.PersonKey.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCollection(record.person().collection())
        .setPerson(record.person().person())
        .setId(record.key().id())
        .setWrappedBy(record.key().wrappedBy())
        .setWrapped(ByteString.copyFrom(record.key().toBytes()))
        .build();
  }

  static PersonKeyRecord fromWire(Wire.PersonKey message) {
    return new PersonKeyRecord(
        new PersonKey(message.getCollection(), message.getPerson()),
        new WrappedKey(
            message.getId(), message.getWrappedBy(), message.getWrapped().toByteArray()));
  }
}
