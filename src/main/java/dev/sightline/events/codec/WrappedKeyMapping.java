package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import dev.sightline.encryption.WrappedKey;
import dev.sightline.events.WrappedKeyRecord;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.PersonId;

/** The records of {@code sightline.keys}. */
final class WrappedKeyMapping {

  private WrappedKeyMapping() {}

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
