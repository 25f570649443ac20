package dev.sightline.events.codec;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.CameraStatus;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Match;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.OperationEvent;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.ProgramSettings;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.StrangerLink;
import dev.sightline.events.WrappedKeyRecord;
import dev.sightline.events.wire.PresenceWire;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.Template;
import dev.sightline.presence.CameraState;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.StrangerSighting;
import dev.sightline.presence.StrangerState;

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

  private static final RecordCodec<ObservedFace> STORED_FACES =
      new ProtobufCodec<>(
          PresenceWire.StoredFace.parser(),
          PresenceWire.StoredFace::getSchemaVersion,
          face ->
              PresenceWire.StoredFace.newBuilder()
                  .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
                  .setFace(ShotMapping.toWire(face))
                  .build(),
          message -> ShotMapping.fromWire(message.getFace()));

  private static final RecordCodec<StrangerSighting> STORED_SIGHTINGS =
      new ProtobufCodec<>(
          PresenceWire.StoredSighting.parser(),
          PresenceWire.StoredSighting::getSchemaVersion,
          sighting ->
              PresenceWire.StoredSighting.newBuilder()
                  .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
                  .setSighting(StrangerStateMapping.toWire(sighting))
                  .build(),
          message -> StrangerStateMapping.fromWire(message.getSighting()));

  private static final RecordCodec<Match> MATCHES = new JsonCodec<>(Match.class);

  private static final RecordCodec<IdentityEvent> PRESENCE = new JsonCodec<>(IdentityEvent.class);

  private static final RecordCodec<MatcherReport> MATCHER_REPORTS =
      new ProtobufCodec<>(
          Wire.MatcherReport.parser(),
          Wire.MatcherReport::getSchemaVersion,
          MatcherReportMapping::toWire,
          MatcherReportMapping::fromWire);

  private static final RecordCodec<WrappedKeyRecord> PERSON_KEYS =
      new ProtobufCodec<>(
          Wire.WrappedKey.parser(),
          Wire.WrappedKey::getSchemaVersion,
          PersonMapping::toWire,
          PersonMapping::fromWire);

  private static final RecordCodec<SightingRecord> SIGHTINGS =
      new ProtobufCodec<>(
          Wire.Sighting.parser(),
          Wire.Sighting::getSchemaVersion,
          SightingMapping::toWire,
          SightingMapping::fromWire);

  private static final RecordCodec<ErasureRecord> ERASURES =
      new ProtobufCodec<>(
          Wire.Erasure.parser(),
          Wire.Erasure::getSchemaVersion,
          PersonMapping::toWire,
          PersonMapping::fromWire);

  private static final RecordCodec<ModelId> MODELS =
      new ProtobufCodec<>(
          Wire.GalleryModel.parser(),
          Wire.GalleryModel::getSchemaVersion,
          model ->
              Wire.GalleryModel.newBuilder()
                  .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
                  .setModel(model.value())
                  .build(),
          message -> new ModelId(message.getModel()));

  private static final RecordCodec<AuditRecord> AUDIT = new JsonCodec<>(AuditRecord.class);

  private static final RecordCodec<ProgramSettings> SETTINGS =
      new JsonCodec<>(ProgramSettings.class);

  private static final RecordCodec<CameraStatus> CAMERA_STATUS =
      new JsonCodec<>(CameraStatus.class);

  private static final RecordCodec<OperationEvent> OPERATIONS =
      new JsonCodec<>(OperationEvent.class);

  private RecordCodecs() {}

  /** Returns the codec of {@code sightline.faces}. */
  public static RecordCodec<FrameFaces> faces() {
    return FACES;
  }

  /** Returns the codec of {@code sightline.embeddings}. */
  public static RecordCodec<FrameEmbeddings> embeddings() {
    return EMBEDDINGS;
  }

  /**
   * Returns the codec of {@code sightline.gallery} under {@code collection/person/sample}, not
   * encrypted.
   */
  public static RecordCodec<Template> templates() {
    return TEMPLATES;
  }

  /** Returns the codec of {@code sightline.links}. */
  public static RecordCodec<StrangerLink> strangerLinks() {
    return new JsonCodec<>(StrangerLink.class);
  }

  /** Returns the codec of {@code sightline.gallery} under {@code collection/person}. */
  public static RecordCodec<PersonRecord> persons() {
    return PERSONS;
  }

  /**
   * Returns the codec of a camera's presence state, {@code sightline/presence/v1/presence.proto}.
   *
   * @param faces the faces, which are stored beside the state
   */
  public static RecordCodec<CameraState> cameraStates(Parts<ObservedFace> faces) {
    CameraStateMapping mapping = new CameraStateMapping(faces);
    return new ProtobufCodec<>(
        PresenceWire.CameraState.parser(),
        PresenceWire.CameraState::getSchemaVersion,
        state -> mapping.toWire(state),
        message -> mapping.fromWire(message));
  }

  /** Returns the codec of a face that is stored beside a camera's presence state. */
  public static RecordCodec<ObservedFace> storedFaces() {
    return STORED_FACES;
  }

  /**
   * Returns the codec of a camera's strangers.
   *
   * @param sightings the sightings, which are stored beside the state
   */
  public static RecordCodec<StrangerState> strangerStates(Parts<StrangerSighting> sightings) {
    StrangerStateMapping mapping = new StrangerStateMapping(sightings);
    return new ProtobufCodec<>(
        PresenceWire.StrangerState.parser(),
        PresenceWire.StrangerState::getSchemaVersion,
        state -> mapping.toWire(state),
        message -> mapping.fromWire(message));
  }

  /** Returns the codec of a sighting that is stored beside a camera's strangers. */
  public static RecordCodec<StrangerSighting> storedSightings() {
    return STORED_SIGHTINGS;
  }

  /** Returns the codec of {@code sightline.matches}. */
  public static RecordCodec<Match> matches() {
    return MATCHES;
  }

  /** Returns the codec of {@code sightline.identity-events}. */
  public static RecordCodec<IdentityEvent> presence() {
    return PRESENCE;
  }

  /** Returns the codec of {@code sightline.matchers}. */
  public static RecordCodec<MatcherReport> matcherReports() {
    return MATCHER_REPORTS;
  }

  /** Returns the codec of {@code sightline.keys}. */
  public static RecordCodec<WrappedKeyRecord> wrappedKeys() {
    return PERSON_KEYS;
  }

  /** Returns the codec of {@code sightline.sightings}, not encrypted. */
  public static RecordCodec<SightingRecord> sightings() {
    return SIGHTINGS;
  }

  /** Returns the codec of {@code sightline.audit}. */
  public static RecordCodec<AuditRecord> audit() {
    return AUDIT;
  }

  /** Returns the codec of {@code sightline.settings}. */
  public static RecordCodec<ProgramSettings> settings() {
    return SETTINGS;
  }

  /** Returns the codec of {@code sightline.camera-status}. */
  public static RecordCodec<CameraStatus> cameraStatus() {
    return CAMERA_STATUS;
  }

  /** Returns the codec of {@code sightline.operations}. */
  public static RecordCodec<OperationEvent> operations() {
    return OPERATIONS;
  }

  /** Returns the codec of {@code sightline.gallery} under {@value GalleryRecordReader#MODEL}. */
  public static RecordCodec<ModelId> models() {
    return MODELS;
  }

  public static RecordCodec<ErasureRecord> erasures() {
    return ERASURES;
  }
}
