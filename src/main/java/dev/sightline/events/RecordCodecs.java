package dev.sightline.events;

import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.Template;

/** The codecs of the topics whose records are Protobuf, {@code sightline/v1/sightline.proto}. */
public final class RecordCodecs {
  private static final RecordCodec<FrameFaces> FACES =
      new ProtobufCodec<>(
          Wire.FrameFaces.parser(),
          Wire.FrameFaces::getSchemaVersion,
          FrameFacesMapping::toWire,
          FrameFacesMapping::fromWire);

  private static final RecordCodec<FrameEmbeddings> EMBEDDINGS =
      new ProtobufCodec<>(
          Wire.FrameEmbeddings.parser(),
          Wire.FrameEmbeddings::getSchemaVersion,
          FrameEmbeddingsMapping::toWire,
          FrameEmbeddingsMapping::fromWire);

  private static final RecordCodec<Template> TEMPLATES =
      new ProtobufCodec<>(
          Wire.Template.parser(),
          Wire.Template::getSchemaVersion,
          TemplateMapping::toWire,
          TemplateMapping::fromWire);

  private static final RecordCodec<PersonRecord> PERSONS =
      new ProtobufCodec<>(
          Wire.Person.parser(),
          Wire.Person::getSchemaVersion,
          PersonMapping::toWire,
          PersonMapping::fromWire);

  private RecordCodecs() {}

  /** {@code sightline.faces}. */
  public static RecordCodec<FrameFaces> faces() {
    return FACES;
  }

  /** {@code sightline.embeddings}. */
  public static RecordCodec<FrameEmbeddings> embeddings() {
    return EMBEDDINGS;
  }

  /** {@code sightline.gallery}, under {@code collection/person/sample}. */
  public static RecordCodec<Template> templates() {
    return TEMPLATES;
  }

  /** {@code sightline.gallery}, under {@code collection/person}. */
  public static RecordCodec<PersonRecord> persons() {
    return PERSONS;
  }
}
