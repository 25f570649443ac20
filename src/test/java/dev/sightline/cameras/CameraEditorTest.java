package dev.sightline.cameras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.cameras.CameraEditor.Actor;
import dev.sightline.cameras.CameraEditor.Change;
import dev.sightline.cameras.CameraEditor.Imported;
import dev.sightline.cameras.CameraEditor.Resealed;
import dev.sightline.cameras.CameraEditor.UnknownCameraException;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.topics.InMemoryKafka;
import dev.sightline.topics.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CameraEditorTest {
  private static final Topics TOPICS = Topics.defaults();
  private static final String SECRET = "rtsp://admin:s3cret@10.0.0.5/Streaming/Channels/101";

  private final InMemoryKafka kafka = new InMemoryKafka(TOPICS.cameras(), TOPICS.audit());
  private final CameraEditor editor =
      open(Optional.of(KeyEncryptionKeys.parse(KeyEncryptionKeys.generate())));

  private CameraEditor open(Optional<KeyEncryptionKeys> keys) {
    return CameraEditor.open(
        kafka, TOPICS, new CameraSeal(keys), new Actor("ann", Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    editor.close();
  }

  /** A file of one camera, as a person writes it. */
  private static CameraFields fields(String json) {
    return CameraCodec.readFile("[" + json + "]").get(0);
  }

  private static CameraFields camera(String id, String source) {
    return fields("{\"id\":\"" + id + "\",\"source\":\"" + source + "\"}");
  }

  private String written(String topic) {
    return kafka.records(topic).stream()
        .filter(record -> record.value() != null)
        .map(record -> new String(record.value(), UTF_8))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void shouldOpenACredentialThatNoRecordShows() {
    // When
    boolean isChanged = editor.change(Change.ADD, camera("door", SECRET));

    // Then
    Camera door = editor.camera("door");
    assertThat(isChanged).isTrue();
    assertThat(editor.address(door)).isEqualTo(SECRET);
    assertThat(door.source().address()).isEqualTo("rtsp://***@10.0.0.5/Streaming/Channels/101");
    assertThat(written(TOPICS.cameras()) + written(TOPICS.audit()))
        .contains("rtsp://***@10.0.0.5")
        .doesNotContain("admin")
        .doesNotContain("s3cret");
    assertThat(door.toString()).doesNotContain("s3cret");
  }

  @Test
  void shouldRefuseACredentialThatCannotBeSealed() {
    try (CameraEditor without = open(Optional.empty())) {
      assertThatThrownBy(() -> without.change(Change.ADD, camera("door", SECRET)))
          .hasMessage(
              "the source of camera door has credentials, and there is no key to seal them with;"
                  + " set gallery.key.file or gallery.key.command here and at the agents");
      assertThat(without.cameras()).isEmpty();
    }
  }

  @Test
  void shouldKeepWhatIsNotSaidWhenACameraIsSet() {
    // Given
    editor.change(
        Change.ADD,
        fields(
            "{\"id\":\"door\",\"source\":\""
                + SECRET
                + "\",\"maxFps\":5,\"site\":\"Berlin\",\"schedule\":\"mon-fri 07:00-19:00\"}"));

    // When
    editor.change(Change.SET, fields("{\"id\":\"door\",\"maxBytes\":200000,\"enabled\":false}"));

    // Then
    Camera door = editor.camera("door");
    assertThat(editor.address(door)).isEqualTo(SECRET);
    assertThat(door.sending().maxFps()).contains(5.0);
    assertThat(door.sending().maxBytes()).contains(200_000);
    assertThat(door.labels().site()).isEqualTo("Berlin");
    assertThat(door.schedule().text()).isEqualTo("mon-fri 07:00-19:00");
    assertThat(door.enabled()).isFalse();
  }

  @Test
  void shouldKeepOnlyTheSourceWhenACameraIsReplaced() {
    // Given
    editor.change(
        Change.ADD, fields("{\"id\":\"door\",\"source\":\"" + SECRET + "\",\"maxFps\":5}"));
    CameraFields shown = CameraFields.of(editor.camera("door")).withoutSealed();

    // When
    editor.change(Change.PUT, camera("door", shown.source()));

    // Then
    assertThat(editor.address(editor.camera("door"))).isEqualTo(SECRET);
    assertThat(editor.camera("door").sending().maxFps()).isEmpty();
  }

  @Test
  void shouldWriteNothingWhenNothingChanges() {
    // Given
    editor.change(Change.ADD, camera("door", SECRET));
    int before = kafka.records(TOPICS.cameras()).size();

    // When
    boolean isChanged = editor.change(Change.PUT, camera("door", SECRET));

    // Then
    assertThat(isChanged).isFalse();
    assertThat(kafka.records(TOPICS.cameras())).hasSize(before);
    assertThat(kafka.records(TOPICS.audit())).hasSize(1);
  }

  @Test
  void shouldSealAgainWhatAReplacedKeyHadSealed() {
    // Given
    editor.change(Change.ADD, camera("door", SECRET));
    String next = KeyEncryptionKeys.generate();

    // When
    try (CameraEditor later = open(Optional.of(KeyEncryptionKeys.parse(next)))) {
      later.change(Change.PUT, camera("door", SECRET));

      // Then
      assertThat(later.address(later.camera("door"))).isEqualTo(SECRET);
    }
  }

  @Test
  void shouldSealAllCredentialsWithANewKeyAndImportWhatWasExportedBefore() {
    // Given
    String first = KeyEncryptionKeys.generate();
    String second = KeyEncryptionKeys.generate();
    String exported;
    try (CameraEditor before = open(keys(first))) {
      before.change(
          Change.ADD, fields("{\"id\":\"door\",\"source\":\"" + SECRET + "\",\"maxFps\":5}"));
      before.change(Change.ADD, camera("hall", "films/hall.mp4"));
      exported = CameraCodec.writeFile(before.cameras());
    }

    // When
    Resealed resealed;
    Resealed again;
    Imported imported;
    try (CameraEditor rotating = open(keys(second + "\n" + first))) {
      resealed = rotating.reseal();
      again = rotating.reseal();
      imported = rotating.importAll(CameraCodec.readFile(exported), true);
    }

    // Then
    assertThat(resealed).isEqualTo(new Resealed(1, List.of()));
    assertThat(again).isEqualTo(new Resealed(0, List.of()));
    assertThat(imported).isEqualTo(new Imported(0, 0));
    try (CameraEditor after = open(keys(second));
        CameraEditor old = open(keys(first))) {
      assertThat(after.address(after.camera("door"))).isEqualTo(SECRET);
      assertThat(after.camera("door").sending().maxFps()).contains(5.0);
      assertThat(old.reseal()).isEqualTo(new Resealed(0, List.of("door")));
      assertThatThrownBy(() -> after.importAll(CameraCodec.readFile(exported), true))
          .hasMessageStartingWith("the source of camera door cannot be opened");
    }
  }

  private static Optional<KeyEncryptionKeys> keys(String text) {
    return Optional.of(KeyEncryptionKeys.parse(text));
  }

  @Test
  void shouldImportItsOwnExport() {
    // Given
    editor.change(Change.ADD, camera("door", SECRET));
    editor.change(Change.ADD, camera("hall", "films/hall.mp4"));
    String file = CameraCodec.writeFile(editor.cameras());
    editor.remove("door");

    // When
    Imported imported = editor.importAll(CameraCodec.readFile(file), true);

    // Then
    assertThat(file).doesNotContain("s3cret");
    assertThat(imported).isEqualTo(new Imported(1, 0));
    assertThat(editor.address(editor.camera("door"))).isEqualTo(SECRET);
  }

  @Test
  void shouldRemoveWhatAFileDoesNotHaveOnlyWhenItPrunes() {
    // Given
    editor.change(Change.ADD, camera("door", "door.mp4"));
    editor.change(Change.ADD, camera("hall", "hall.mp4"));
    List<CameraFields> file = List.of(camera("hall", "hall.mp4"));

    // When
    Imported kept = editor.importAll(file, false);
    Imported pruned = editor.importAll(file, true);

    // Then
    assertThat(kept).isEqualTo(new Imported(0, 0));
    assertThat(pruned).isEqualTo(new Imported(0, 1));
    assertThat(editor.cameras()).extracting(Camera::id).containsExactly("hall");
  }

  @Test
  void shouldStoreNothingOfAFileThatIsPartlyWrong() {
    assertThatThrownBy(
            () ->
                editor.importAll(
                    List.of(
                        camera("door", "door.mp4"),
                        fields("{\"id\":\"hall\",\"source\":\"hall.mp4\",\"maxFps\":-1}")),
                    false))
        .hasMessage("maxFps must be in (0, 120], was -1.0");
    assertThat(editor.cameras()).isEmpty();
  }

  @Test
  void shouldNameAFieldThatDoesNotExist() {
    assertThatThrownBy(() -> fields("{\"id\":\"door\",\"maxfps\":5}"))
        .hasMessageContaining("there is no field 'maxfps', there are [enabled, id,");
  }

  @Test
  void shouldAuditWhoChangedWhat() {
    // When
    editor.as("token:ops").change(Change.ADD, camera("door", "door.mp4"));
    editor.remove("door");

    // Then
    assertThat(written(TOPICS.audit()))
        .contains("\"actor\":\"token:ops\",\"action\":\"camera-set\",\"subject\":\"door\"")
        .contains("\"action\":\"camera-removed\"")
        .contains("{\"key\":\"source\",\"from\":null,\"to\":\"door.mp4\"}");
  }

  @Test
  void shouldRefuseToSetOrRemoveACameraThatDoesNotExist() {
    assertThatThrownBy(() -> editor.change(Change.SET, camera("door", "door.mp4")))
        .isInstanceOf(UnknownCameraException.class);
    assertThatThrownBy(() -> editor.remove("door"))
        .isInstanceOf(UnknownCameraException.class)
        .hasMessage("there is no camera door; there is none at all");
  }

  @Test
  void shouldNotReadARecordWithACredentialInPlainText() {
    CameraList cameras = new CameraList();

    cameras.apply("door", "{\"id\":\"door\",\"source\":\"rtsp://a:b@c/1\"}".getBytes(UTF_8));
    cameras.apply("hall", "{\"id\":\"hall\",\"source\":\"0\",\"new\":1}".getBytes(UTF_8));

    assertThat(cameras.all()).extracting(Camera::id).containsExactly("hall");
  }

  @Test
  void shouldNotOpenTheSealOfAnotherCamera() {
    // Given
    editor.change(Change.ADD, camera("door", SECRET));
    ConsumerRecord<byte[], byte[]> door = kafka.records(TOPICS.cameras()).get(0);
    CameraList copied = new CameraList();

    // When
    copied.apply(
        "hall", new String(door.value(), UTF_8).replace("\"door\"", "\"hall\"").getBytes(UTF_8));

    // Then
    assertThatThrownBy(() -> editor.address(copied.all().get(0)))
        .hasMessageStartingWith("the source of camera hall cannot be opened");
  }
}
