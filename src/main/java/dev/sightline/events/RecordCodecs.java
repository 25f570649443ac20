package dev.sightline.events;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.wire.PresenceWire;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.Template;
import dev.sightline.matching.CameraState;
import dev.sightline.matching.StrangerState;

/**
 * The codecs of all records: JSON where subscribers read them, Protobuf ({@code
 * sightline/v1/sightline.proto}) elsewhere.
 */
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

  private static final RecordCodec<CameraState> CAMERA_STATES =
      new ProtobufCodec<>(
          PresenceWire.CameraState.parser(),
          PresenceWire.CameraState::getSchemaVersion,
          CameraStateMapping::toWire,
          CameraStateMapping::fromWire);

  private static final RecordCodec<StrangerState> STRANGER_STATES =
      new ProtobufCodec<>(
          PresenceWire.StrangerState.parser(),
          PresenceWire.StrangerState::getSchemaVersion,
          StrangerStateMapping::toWire,
          StrangerStateMapping::fromWire);

  private static final RecordCodec<IdentityEvent> MATCHES = new JsonCodec<>(IdentityEvent.class);

  private static final RecordCodec<PresenceRecord> PRESENCE = new JsonCodec<>(PresenceRecord.class);

  private static final RecordCodec<MatcherReport> MATCHER_REPORTS =
      new ProtobufCodec<>(
          Wire.MatcherReport.parser(),
          Wire.MatcherReport::getSchemaVersion,
          MatcherReportMapping::toWire,
          MatcherReportMapping::fromWire);

  private static final RecordCodec<PersonKeyRecord> PERSON_KEYS =
      new ProtobufCodec<>(
          Wire.PersonKey.parser(),
          Wire.PersonKey::getSchemaVersion,
          PersonKeyMapping::toWire,
          PersonKeyMapping::fromWire);

  private static final RecordCodec<ErasureRecord> ERASURES =
      new ProtobufCodec<>(
          Wire.Erasure.parser(),
          Wire.Erasure::getSchemaVersion,
          ErasureMapping::toWire,
          ErasureMapping::fromWire);

  private static final RecordCodec<ModelId> NETWORKS =
      new ProtobufCodec<>(
          Wire.GalleryNetwork.parser(),
          Wire.GalleryNetwork::getSchemaVersion,
          model ->
              Wire.GalleryNetwork.newBuilder()
                  .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
                  .setModel(model.value())
                  .build(),
          message -> new ModelId(message.getModel()));

  private static final RecordCodec<AuditRecord> AUDIT = new JsonCodec<>(AuditRecord.class);

  private static final RecordCodec<ProgramSettings> SETTINGS =
      new JsonCodec<>(ProgramSettings.class);

  private RecordCodecs() {}

  /** {@code sightline.faces}. */
  public static RecordCodec<FrameFaces> faces() {
    return FACES;
  }

  /** {@code sightline.embeddings}. */
  public static RecordCodec<FrameEmbeddings> embeddings() {
    return EMBEDDINGS;
  }

  /** {@code sightline.gallery}, under {@code collection/person/sample}, not encrypted. */
  public static RecordCodec<Template> templates() {
    return TEMPLATES;
  }

  /** {@code sightline.gallery}, under {@code collection/person}. */
  public static RecordCodec<PersonRecord> persons() {
    return PERSONS;
  }

  /** What the match stage keeps of each camera, {@code sightline/presence/v1/presence.proto}. */
  public static RecordCodec<CameraState> cameraStates() {
    return CAMERA_STATES;
  }

  /** What the match stage keeps of each camera's unknown people. */
  public static RecordCodec<StrangerState> strangerStates() {
    return STRANGER_STATES;
  }

  /** {@code sightline.matches}. */
  public static RecordCodec<IdentityEvent> matches() {
    return MATCHES;
  }

  /** {@code sightline.identity-events}. */
  public static RecordCodec<PresenceRecord> presence() {
    return PRESENCE;
  }

  /** {@code sightline.matchers}. */
  public static RecordCodec<MatcherReport> matcherReports() {
    return MATCHER_REPORTS;
  }

  /** {@code sightline.keys}. */
  static RecordCodec<PersonKeyRecord> personKeys() {
    return PERSON_KEYS;
  }

  /** {@code sightline.audit}. */
  public static RecordCodec<AuditRecord> audit() {
    return AUDIT;
  }

  /** {@code sightline.settings}. */
  public static RecordCodec<ProgramSettings> settings() {
    return SETTINGS;
  }

  /** {@code sightline.gallery}, under {@value GalleryRecords#NETWORK}. */
  static RecordCodec<ModelId> networks() {
    return NETWORKS;
  }

  public static RecordCodec<ErasureRecord> erasures() {
    return ERASURES;
  }
}
