package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sightline.encryption.DataKey;
import dev.sightline.events.DataKeys;
import dev.sightline.events.Outcome;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;

/**
 * Templates encrypted with their person's key. Person, model and the key's id stay readable;
 * vector, chip, quality, source and time do not.
 */
public final class SealedTemplates {
  private static final RecordCodec<Template> PLAIN = RecordCodecs.templates();

  private SealedTemplates() {}

  public static byte[] seal(Template template, DataKey key) {
    TemplateId id = template.id();
    return Wire.Template.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCollection(id.collection())
        .setPerson(id.person().person())
        .setSample(id.sample())
        .setModel(template.embedding().model().value())
        .setSealedBy(key.id())
        .setSealed(ByteString.copyFrom(key.seal(PLAIN.write(template), id.toString())))
        .build()
        .toByteArray();
  }

  /** Returns whether these bytes are an encrypted template. */
  static boolean isSealed(byte[] bytes) {
    try {
      return !Wire.Template.parseFrom(bytes).getSealed().isEmpty();
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** Reads a template, encrypted or not. Never throws. */
  static Outcome<Template> read(byte[] bytes, DataKeys keys) {
    try {
      Wire.Template message = Wire.Template.parseFrom(bytes);
      return message.getSealed().isEmpty() ? PLAIN.read(bytes) : open(message, keys);
    } catch (InvalidProtocolBufferException e) {
      return Outcome.rejected(
          RejectionReason.RECORD_MALFORMED, bytes.length + " bytes that are not a message");
    }
  }

  private static Outcome<Template> open(Wire.Template message, DataKeys keys) {
    try {
      PersonId person = new PersonId(message.getCollection(), message.getPerson());
      TemplateId id = new TemplateId(person, message.getSample());
      return new Seal(message.getSchemaVersion(), message.getSealed(), id.toString())
          .open(keys.find(message.getSealedBy()), PLAIN);
    } catch (IllegalArgumentException e) {
      return Outcome.rejected(RejectionReason.SEAL_BROKEN, "an encrypted template", e);
    }
  }
}
