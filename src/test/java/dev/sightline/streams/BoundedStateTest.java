package dev.sightline.streams;

import static dev.sightline.streams.RecognitionDriver.NOON;
import static dev.sightline.streams.RecognitionDriver.TOPICS;
import static dev.sightline.streams.RecognitionDriver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameRef;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.events.codec.StateEncryption;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.index.GalleryIndex;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchConfig;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.presence.CameraPresence;
import dev.sightline.presence.Likeness;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.PresenceConfig;
import dev.sightline.presence.StrangerConfig;
import dev.sightline.presence.Strangers;
import dev.sightline.streams.gallery.ComparedModel;
import dev.sightline.topics.TopicsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * A day before one camera, by a virtual clock: 400 strangers come alone, twice each, and then 150
 * of them at once. The vectors have 512 dimensions. A frame a second while someone is there.
 */
class BoundedStateTest {
  private static final int STRANGERS = 400;
  private static final int CROWD = 150;
  private static final int DIMENSIONS = 512;
  private static final int VISIT_SECONDS = 5;
  private static final float ALIKE = .6f;
  private static final Duration BETWEEN_VISITS = Duration.ofSeconds(100);

  private final Random random = new Random(13);
  private final List<float[]> strangers =
      IntStream.range(0, STRANGERS).mapToObj(stranger -> randomUnit()).toList();
  private final Map<String, Integer> largest = new HashMap<>();
  private Instant now = NOON;
  private long offset;

  @Test
  void shouldRememberADayOfStrangersInRecordsThatKafkaTakesByDefault() {
    try (RecognitionDriver driver =
        new RecognitionDriver(RecognitionStages.none().withMatch(matching()))) {
      // Given: a day of strangers who come alone
      for (int visit = 0; visit < 2 * STRANGERS; visit++) {
        show(driver, List.of(visit % STRANGERS));
        now = now.plus(BETWEEN_VISITS);
        send(driver, List.of());
      }
      assertThat(driver.strangerStates().get(0).strangers()).hasSize(STRANGERS);
      List<String> known = strangersOf(driver);
      assertThat(known).hasSize(STRANGERS);

      // When: many of them come together
      show(driver, IntStream.range(0, CROWD).boxed().toList());
      assertThat(driver.cameraStates().get(0).tracks()).hasSize(CROWD);
      now = now.plus(BETWEEN_VISITS);
      send(driver, List.of());

      // Then
      assertThat(strangersOf(driver)).hasSize(CROWD).allMatch(known::contains);
      assertThat(driver.deadLetters()).isEmpty();
      assertThat(largest)
          .hasSize(2)
          .allSatisfy(
              (store, size) -> assertThat(size).isLessThan(TopicsConfig.SMALL_RECORD_BYTES / 4));
      largest.forEach(
          (store, size) ->
              System.out.printf(
                  Locale.ROOT, "largest record of %s's changelog: %d bytes%n", store, size));
    }
  }

  private void show(RecognitionDriver driver, List<Integer> persons) {
    for (int second = 0; second < VISIT_SECONDS; second++) {
      now = now.plusSeconds(1);
      send(driver, persons);
    }
  }

  private void send(RecognitionDriver driver, List<Integer> persons) {
    List<FaceEmbedding> faces = new ArrayList<>();
    for (int person : persons) {
      faces.add(
          new FaceEmbedding(
              EventFixtures.detected(150f * faces.size()), EventFixtures.quality(), view(person)));
    }
    FrameRef frame = new FrameRef(TOPICS.frames(), 0, offset++, "door", now, 640, 480);
    byte[] value =
        RecordCodecs.embeddings().write(new FrameEmbeddings(frame, FakeStages.MODEL, faces));
    driver.awaitWallClock(now);
    driver.pipe(TOPICS.embeddings(), new TestRecord<>(bytes("door"), value, now));
    measure(driver, Nodes.PRESENCE_STORE);
    measure(driver, Nodes.STRANGERS_STORE);
  }

  private void measure(RecognitionDriver driver, String store) {
    driver
        .read("test-match-" + store + "-changelog")
        .forEach(
            record -> {
              int size = record.key().length + (record.value() == null ? 0 : record.value().length);
              largest.merge(store, size, Math::max);
            });
  }

  /** The ids of the strangers who came since the last call, each once. */
  private static List<String> strangersOf(RecognitionDriver driver) {
    return driver.events().stream()
        .map(record -> RecordCodecs.presence().read(record.value()))
        .map(read -> ((Outcome.Done<IdentityEvent>) read).value())
        .filter(event -> event.stranger() != null)
        .map(event -> event.stranger().id())
        .distinct()
        .toList();
  }

  /** A face of a person, with a cosine similarity of 0.8 to the others. */
  private Embedding view(int person) {
    float[] noise = randomUnit();
    float[] face = strangers.get(person).clone();
    for (int i = 0; i < DIMENSIONS; i++) {
      face[i] += noise[i] / 2;
    }
    return Embedding.normalized(FakeStages.MODEL, face);
  }

  private float[] randomUnit() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Embedding.normalized(FakeStages.MODEL, vector).toArray();
  }

  private static Matching matching() {
    return new Matching(
        List.of(
            new ComparedModel(
                FakeStages.MODEL,
                DIMENSIONS,
                new FaceMatcher(MatchConfig.defaults(), ThresholdPolicy.fixed(ALIKE)))),
        new CameraPresence(PresenceConfig.defaults(), PerModel.same(Likeness.around(ALIKE))),
        new Strangers(
            PerModel.same(new StrangerConfig(ALIKE, ALIKE, ALIKE, 12)),
            PresenceConfig.defaults().strangersKept()),
        () -> new GalleryIndex(GalleryConfig.defaults()),
        DataKeys::none,
        StateEncryption.none());
  }
}
