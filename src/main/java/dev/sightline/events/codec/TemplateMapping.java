package dev.sightline.events.codec;

import com.google.protobuf.ByteString;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.time.Instant;
import java.util.Optional;

/** The records of {@code sightline.gallery}. */
final class TemplateMapping {

  private TemplateMapping() {}

  static Wire.Template toWire(Template template) {
    TemplateId id = template.id();
    Wire.Template.Builder message =
        Wire.Template.newBuilder()
            .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
            .setCollection(id.collection())
            .setPerson(id.person().person())
            .setSample(id.sample())
            .setModel(template.embedding().model().value())
            .addAllVector(VectorMapping.toWire(template.embedding()))
            .setQuality(FaceMapping.toWire(template.quality()))
            .setSource(template.source())
            .setEnrolledAtMillis(template.enrolledAt().toEpochMilli())
            .setChipPng(ByteString.copyFrom(template.chip().toPng()))
            .setChipTemplate(template.chip().chipTemplate());
    template
        .next()
        .ifPresent(
            next ->
                message
                    .setNextModel(next.model().value())
                    .addAllNextVector(VectorMapping.toWire(next)));
    return message.build();
  }

  static Template fromWire(Wire.Template message) {
    return new Template(
        new TemplateId(message.getCollection(), message.getPerson(), message.getSample()),
        VectorMapping.fromWire(new ModelId(message.getModel()), message.getVectorList()),
        FaceMapping.fromWire(message.getQuality()),
        message.getSource(),
        Instant.ofEpochMilli(message.getEnrolledAtMillis()),
        new EncodedChip(message.getChipPng().toByteArray(), message.getChipTemplate()),
        next(message));
  }

  private static Optional<Embedding> next(Wire.Template message) {
    return message.getNextModel().isEmpty()
        ? Optional.empty()
        : Optional.of(
            VectorMapping.fromWire(
                new ModelId(message.getNextModel()), message.getNextVectorList()));
  }
}
