package dev.sightline.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.detection.DetectedFace;
import dev.sightline.detection.FaceQuality;
import dev.sightline.detection.Landmarks;
import dev.sightline.detection.MeshQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.AuditAction;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.EventSchema;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameFaces;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.events.ViewedData;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecsTest {

  /** A record, and the golden file of its bytes. */
  private record Written<T>(String file, RecordCodec<T> codec, T value) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Written<?>> written() {
    return Stream.of(
        new Written<>(
            "events/frame-embeddings-v1.bin",
            RecordCodecs.embeddings(),
            EventFixtures.embeddings()),
        new Written<>("events/template-v1.bin", RecordCodecs.templates(), EventFixtures.template()),
        new Written<>("events/person-v1.bin", RecordCodecs.persons(), EventFixtures.ignored()),
        new Written<>("events/sighting-v1.bin", RecordCodecs.sightings(), EventFixtures.sighting()),
        new Written<>("events/audit-erased-v1.json", RecordCodecs.audit(), EventFixtures.erased()));
  }

  @ParameterizedTest
  @MethodSource("written")
  <T> void shouldWriteAndReadAsEver(Written<T> written) {
    Golden.verify(written.file(), written.codec().write(written.value()));
    assertThat(value(written.codec(), Golden.read(written.file()))).isEqualTo(written.value());
  }

  @Test
  void shouldCarryTheVectorsOfTwoModels() {
    // Given
    Template both =
        EventFixtures.template().withNext(Embedding.of(new ModelId("next"), new float[] {0, 0, 1}));

    // When, Then
    assertThat(value(RecordCodecs.templates(), RecordCodecs.templates().write(both)))
        .isEqualTo(both);
  }

  @Test
  void shouldWriteTheAuditByItsSchema() {
    Instant now = Instant.parse("2026-11-24T19:00:00Z");
    AuditRecord change = new AuditRecord(now, "ops", AuditAction.REEMBEDDED, "new", 3, 0, 44);
    List<AuditRecord> records =
        List.of(
            EventFixtures.erased(),
            AuditRecord.viewed(now, "oidc:4711", "staff/Ada", ViewedData.TEMPLATES),
            change.withChanges(List.of(new AuditRecord.Change("gallery model", null, "new"))));

    assertThat(records)
        .allSatisfy(
            record -> {
              byte[] json = RecordCodecs.audit().write(record);
              EventSchema.AUDIT.assertValid(new String(json, StandardCharsets.UTF_8));
              assertThat(value(RecordCodecs.audit(), json)).isEqualTo(record);
            });
    assertThat(
            EventSchema.AUDIT.errors(
                new String(
                    RecordCodecs.audit()
                        .write(new AuditRecord(now, "ops", AuditAction.VIEWED, "x", 0, 0, 0)),
                    StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  @Test
  void shouldWriteFacesAsEver() {
    Golden.verify("events/frame-faces-v1.bin", RecordCodecs.faces().write(EventFixtures.faces()));
  }

  @Test
  void shouldReadFacesAsEverWithEveryPixelOfTheChips() {
    // Given
    FrameFaces expected = EventFixtures.faces();

    // When
    FrameFaces read = value(RecordCodecs.faces(), Golden.read("events/frame-faces-v1.bin"));

    // Then
    assertThat(read.frame()).isEqualTo(expected.frame());
    assertThat(read.detector()).isEqualTo(expected.detector());
    assertThat(read.faces()).usingRecursiveComparison().isEqualTo(expected.faces());
  }

  @Test
  void shouldCarryTheCornersOfTheMouthAndWhatTheMeshShows() {
    // Given
    FaceEmbedding plain = EventFixtures.embeddings().faces().get(0);
    Landmarks five = ChipTemplate.ARCFACE_112.landmarks();
    FaceQuality quality =
        new FaceQuality(120, .9f, 310, 127, -2.5f, 11, 0.5f, new MeshQuality(-5, 0.25f, 0.5f));
    FrameEmbeddings meshed =
        new FrameEmbeddings(
            EventFixtures.embeddings().frame(),
            EventFixtures.embeddings().model(),
            List.of(
                new FaceEmbedding(
                    new DetectedFace(plain.face().box(), five, 0.9f), quality, plain.embedding())));

    // When, Then
    assertThat(value(RecordCodecs.embeddings(), RecordCodecs.embeddings().write(meshed)))
        .isEqualTo(meshed);
  }

  @Test
  void shouldReadTheMouthCentreOfRecordsThatAreOlderThanItsCorners() {
    FrameEmbeddings old =
        value(RecordCodecs.embeddings(), Golden.read("events/frame-embeddings-v1.bin"));

    assertThat(old.faces())
        .allSatisfy(
            face -> {
              assertThat(face.face().landmarks().hasCorners()).isFalse();
              assertThat(face.face().landmarks().mouthCentre().y()).isEqualTo(190);
              assertThat(face.quality().mesh()).isNull();
            });
  }

  @Test
  void shouldCarryAnEmptyScene() {
    // Given
    FrameFaces empty = new FrameFaces(EventFixtures.FRAME, "blazeface-full-range", List.of());

    // When, Then
    assertThat(value(RecordCodecs.faces(), RecordCodecs.faces().write(empty))).isEqualTo(empty);
  }

  @Test
  void shouldTurnAwayAnUnknownSchemaVersion() {
    // Given
    byte[] future = Wire.FrameFaces.newBuilder().setSchemaVersion(2).build().toByteArray();

    // When
    Rejection rejection = rejection(RecordCodecs.faces(), future);

    // Then
    assertThat(rejection.reason()).isEqualTo(RejectionReason.SCHEMA_VERSION_UNKNOWN);
    assertThat(rejection.detail()).isEqualTo("schema version 2, known up to 1");
  }

  static Stream<byte[]> malformed() {
    Wire.FrameEmbeddings good = FrameEmbeddingsMapping.toWire(EventFixtures.embeddings());
    Wire.FaceEmbedding face = good.getFaces(0);
    return Stream.of(
        null,
        new byte[0],
        "hello, world".getBytes(StandardCharsets.UTF_8),
        new byte[] {0, 1, 2, 3},
        good.toBuilder().clearSchemaVersion().build().toByteArray(),
        good.toBuilder().clearFrame().build().toByteArray(),
        good.toBuilder().clearModel().build().toByteArray(),
        good.toBuilder().setFaces(0, face.toBuilder().clearVector()).build().toByteArray(),
        good.toBuilder().setFaces(0, face.toBuilder().addVector(2)).build().toByteArray(),
        good.toBuilder()
            .setFaces(0, face.toBuilder().setVector(0, Float.NaN))
            .build()
            .toByteArray(),
        good.toBuilder()
            .setFaces(
                0,
                face.toBuilder()
                    .setFace(
                        face.getFace().toBuilder()
                            .setBox(face.getFace().getBox().toBuilder().setX(Float.NaN))))
            .build()
            .toByteArray());
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void shouldTurnAwayWhatIsNoRecordOfTheTopic(byte[] bytes) {
    assertThat(rejection(RecordCodecs.embeddings(), bytes).reason())
        .isEqualTo(RejectionReason.RECORD_MALFORMED);
  }

  @Test
  void shouldTurnAwayAChipThatIsNoPicture() {
    // Given
    Wire.FrameFaces good = FrameFacesMapping.toWire(EventFixtures.faces());
    Wire.FrameFaces bad =
        good.toBuilder().setFaces(0, good.getFaces(0).toBuilder().clearChipPng()).build();

    // When, Then
    assertThat(rejection(RecordCodecs.faces(), bad.toByteArray()).reason())
        .isEqualTo(RejectionReason.RECORD_MALFORMED);
  }

  @Test
  void shouldNeverThrowWhateverTheBytes() {
    // Given
    long seed = 20261124;
    Random random = new Random(seed);
    byte[] good = RecordCodecs.embeddings().write(EventFixtures.embeddings());

    for (int i = 0; i < 10_000; i++) {
      byte[] mutated = good.clone();
      for (int flips = random.nextInt(8); flips >= 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }

      // When, Then
      assertThat(RecordCodecs.embeddings().read(mutated))
          .as("seed %d, round %d", seed, i)
          .isNotNull();
    }
  }

  private static <T> T value(RecordCodec<T> codec, byte[] bytes) {
    return codec
        .read(bytes)
        .fold(
            value -> value,
            rejection -> {
              throw new AssertionError(rejection);
            });
  }

  private static Rejection rejection(RecordCodec<?> codec, byte[] bytes) {
    return codec
        .read(bytes)
        .fold(
            value -> {
              throw new AssertionError("was read as " + value);
            },
            rejection -> rejection);
  }
}
