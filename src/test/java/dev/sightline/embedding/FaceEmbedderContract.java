package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.EmbeddingConfig.Engine;
import dev.sightline.frames.Pixels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine's embedder must do; a subclass names the engine. */
abstract class FaceEmbedderContract {
  private static final Offset<Float> TOLERANCE = Offset.offset(2e-6f);

  private final EmbeddingConfig config =
      EmbeddingConfig.defaults().withModel("tiny").withEngine(engine());
  private final ModelBundle bundle = ModelBundleTest.bundle(Precision.FLOAT32, 7);
  private EmbeddingModel model;
  private FaceEmbedder embedder;

  abstract Engine engine();

  @BeforeEach
  void open() {
    model = EmbeddingModels.open(bundle, config);
    embedder = model.newEmbedder();
  }

  @AfterEach
  void close() {
    embedder.close();
    model.close();
  }

  @Test
  void shouldSayWhatItIs() {
    assertThat(model.id()).isEqualTo(bundle.id());
    assertThat(embedder.model()).isEqualTo(bundle.id());
    assertThat(model.dimension()).isEqualTo(8);
    assertThat(model.template()).isEqualTo(bundle.preprocessing().template());
    assertThat(model.calibration()).isEqualTo(bundle.card().calibrations().calibration(false));
  }

  @Test
  void shouldEmbedAsTheNaiveNetworkDoes() {
    // Given
    FaceChip chip = chip(1);

    // When
    Embedding embedding = embedder.embed(List.of(chip)).get(0);

    // Then
    Embedding expected = naive(chip, false);
    assertThat(embedding.model()).isEqualTo(bundle.id());
    assertClose(embedding.toArray(), expected.toArray());
  }

  @Test
  void shouldGiveUnitVectorsInTheOrderOfTheChips() {
    // Given
    List<FaceChip> chips = chips(5);
    List<FaceChip> reversed = new ArrayList<>(chips);
    Collections.reverse(reversed);

    // When
    List<Embedding> embeddings = embedder.embed(chips);
    List<Embedding> inReverse = embedder.embed(reversed);

    // Then
    assertThat(embeddings).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(embeddings.get(i).cosineSimilarity(embeddings.get(i)))
          .isCloseTo(1, Offset.offset(1e-5f));
      assertClose(embeddings.get(i).toArray(), inReverse.get(4 - i).toArray());
    }
    assertThat(embeddings.get(0).cosineSimilarity(embeddings.get(1))).isLessThan(0.99999f);
  }

  @Test
  void shouldGiveABatchWhatItGivesOneByOne() {
    // Given more chips than one run takes
    List<FaceChip> chips = chips(70);

    // When
    List<Embedding> together = embedder.embed(chips);

    // Then
    assertThat(together).hasSize(70);
    for (int i = 0; i < 70; i += 3) {
      assertClose(
          together.get(i).toArray(), embedder.embed(List.of(chips.get(i))).get(0).toArray());
    }
  }

  @Test
  void shouldEmbedNoChips() {
    assertThat(embedder.embed(List.of())).isEmpty();
  }

  @Test
  void shouldAverageAChipWithItsMirrorImage() {
    // Given
    FaceChip chip = chip(3);
    try (EmbeddingModel mirroring = EmbeddingModels.open(bundle, config.withMirror(true));
        FaceEmbedder both = mirroring.newEmbedder()) {

      // When
      List<Embedding> embeddings = both.embed(List.of(chip, mirrored(chip), chip(4)));

      // Then
      assertClose(embeddings.get(0).toArray(), naive(chip, true).toArray());
      assertClose(embeddings.get(0).toArray(), embeddings.get(1).toArray());
      assertClose(embeddings.get(2).toArray(), naive(chip(4), true).toArray());
      assertThat(mirroring.calibration()).isEmpty();
    }
  }

  @Test
  void shouldAlignAChipOfAnotherTemplateAgain() {
    // Given
    FaceChip wide = chip(1).alignedTo(ChipTemplate.ARCFACE_112);

    // When
    List<Embedding> embeddings = embedder.embed(List.of(wide, wide.alignedTo(chip(1).template())));

    // Then
    assertThat(wide.pixels().width()).isEqualTo(112);
    assertClose(embeddings.get(0).toArray(), embeddings.get(1).toArray());
  }

  @Test
  void shouldGiveEveryThreadTheSame() throws ExecutionException, InterruptedException {
    // Given
    List<FaceChip> chips = chips(6);
    List<Embedding> expected = embedder.embed(chips);
    ExecutorService threads = Executors.newFixedThreadPool(3);

    // When
    List<Future<List<Embedding>>> results = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      results.add(threads.submit(() -> embedRepeatedly(chips)));
    }

    // Then
    for (Future<List<Embedding>> result : results) {
      for (int i = 0; i < chips.size(); i++) {
        assertClose(result.get().get(i).toArray(), expected.get(i).toArray());
      }
    }
    threads.shutdown();
  }

  private List<Embedding> embedRepeatedly(List<FaceChip> chips) {
    try (FaceEmbedder own = model.newEmbedder()) {
      List<Embedding> last = List.of();
      for (int i = 0; i < 20; i++) {
        own.embed(chips.subList(0, 1 + i % chips.size()));
        last = own.embed(chips);
      }
      return last;
    }
  }

  @Test
  void shouldServeALentEmbedderAfterTheModelIsClosed() {
    // Given
    List<Embedding> before = embedder.embed(chips(2));

    // When
    model.close();
    model.close();

    // Then
    assertThat(embedder.embed(chips(2))).isEqualTo(before);
    assertThatThrownBy(model::newEmbedder)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("model %s is closed", bundle.id());
  }

  @Test
  void shouldRefuseWorkAfterClosing() {
    embedder.close();
    embedder.close();

    assertThatThrownBy(() -> embedder.embed(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the embedder of %s is closed", bundle.id());
  }

  private Embedding naive(FaceChip chip, boolean mirror) {
    float[] sum = outputs(chip);
    if (mirror) {
      float[] other = outputs(mirrored(chip));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other[i];
      }
    }
    return Embedding.normalized(bundle.id(), sum);
  }

  /** The preprocessing written out: BGR bytes to RGB planes, (x − mean) / 256. */
  private float[] outputs(FaceChip chip) {
    float[] means = {122.782f, 117.001f, 104.298f};
    float[][][] planes = new float[3][40][40];
    byte[] bgr = chip.pixels().bgr();
    for (int i = 0; i < bgr.length; i++) {
      int channel = 2 - i % 3;
      planes[channel][i / 3 / 40][i / 3 % 40] = ((bgr[i] & 0xff) - means[channel]) / 256;
    }
    return new NaiveNetwork(bundle.weights()).compute(planes);
  }

  private FaceChip mirrored(FaceChip chip) {
    byte[] bgr = chip.pixels().bgr();
    byte[] flipped = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i++) {
      int x = i / 3 % 40;
      flipped[i + (39 - 2 * x) * 3] = bgr[i];
    }
    return new FaceChip(new Pixels(40, 40, flipped), chip.template());
  }

  private List<FaceChip> chips(int count) {
    List<FaceChip> chips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chips.add(chip(i));
    }
    return chips;
  }

  private FaceChip chip(long seed) {
    byte[] bgr = new byte[40 * 40 * 3];
    new Random(seed).nextBytes(bgr);
    return new FaceChip(new Pixels(40, 40, bgr), bundle.preprocessing().template());
  }

  private static void assertClose(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], TOLERANCE);
    }
  }
}
