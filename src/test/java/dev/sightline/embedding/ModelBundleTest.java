package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.embedding.ModelBundle.UnreadableBundleException;
import dev.sightline.embedding.Provenance.TrainingData;
import dev.sightline.embedding.network.EnsembleNetwork;
import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.NetworkWeights;
import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.embedding.network.TinyNetwork;
import dev.sightline.inference.Float16;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {
  @TempDir Path folder;

  @Test
  void shouldReadBackWhatItWrote() {
    // Given
    ModelBundle bundle = bundle(Precision.FLOAT16, 7);

    // When
    bundle.write(folder.resolve("tiny.slm"));
    ModelBundle read = ModelBundle.read(folder.resolve("tiny.slm"));

    // Then
    assertThat(read.id()).isEqualTo(bundle.id());
    assertThat(read.weights()).isEqualTo(bundle.weights());
    assertThat(read.precision()).isEqualTo(Precision.FLOAT16);
    assertThat(read.preprocessing()).isEqualTo(bundle.preprocessing());
    assertThat(read.card()).isEqualTo(bundle.card());
    assertThat(folder.toFile().list()).containsExactly("tiny.slm");
  }

  @Test
  void shouldWriteTheSameBytesForTheSameBundle() {
    assertThat(BundleFormat.encode(bundle(Precision.FLOAT16, 7)))
        .isEqualTo(BundleFormat.encode(bundle(Precision.FLOAT16, 7)));
  }

  /** {@code tiny-v1.slm} was written by this very test's bundle when version 1 was new. */
  @Test
  void shouldReadVersionOneForEver() throws IOException {
    // Given
    byte[] golden;
    try (var in = getClass().getResourceAsStream("tiny-v1.slm")) {
      golden = in.readAllBytes();
    }

    // When
    ModelBundle read = BundleFormat.decode(golden, "tiny-v1.slm");

    // Then
    ModelBundle expected = bundle(Precision.FLOAT16, 7);
    assertThat(read.id()).isEqualTo(new ModelId("tiny-5ac93fec89ca")).isEqualTo(expected.id());
    assertThat(read.weights()).isEqualTo(expected.weights());
    assertThat(read.card()).isEqualTo(expected.card());
  }

  @Test
  void shouldNameItselfByWhatDecidesAnEmbedding() {
    ModelBundle bundle = bundle(Precision.FLOAT16, 7);
    ModelCard other = bundle.card().withCalibrations(Calibrations.none());

    assertThat(bundle.id().value()).matches("tiny-[0-9a-f]{12}");
    assertThat(bundle.withCard(other).id()).isEqualTo(bundle.id());
    assertThat(bundle(Precision.FLOAT16, 8).id()).isNotEqualTo(bundle.id());
    assertThat(bundle(Precision.FLOAT32, 7).id()).isNotEqualTo(bundle.id());
  }

  @Test
  void shouldRoundWeightsToHalfPrecisionAtOnce() {
    NetworkWeights exact = HeInitialization.of(TinyNetwork.DESCRIPTION, 7);

    NetworkWeights stored = bundle(Precision.FLOAT16, 7).weights();

    String name = "conv8_down/conv1/weights";
    float[] expected = exact.get(name);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Float16.toFloat(Float16.fromFloat(expected[i]));
    }
    assertThat(stored.get(name)).isEqualTo(expected);
  }

  @Test
  void shouldFitTheShippedNetworkIntoSixMegabytes() {
    ModelBundle bundle =
        ModelBundle.of(
            HeInitialization.of(EnsembleNetwork.MOBILE_FACE_NETS, 1),
            Precision.FLOAT16,
            Preprocessing.of(EnsembleNetwork.MOBILE_FACE_NETS),
            card());

    assertThat(BundleFormat.encode(bundle)).hasSizeLessThan(6_000_000);
  }

  @Test
  void shouldRejectATruncatedFile() {
    byte[] whole = BundleFormat.encode(bundle(Precision.FLOAT16, 7));

    assertThatThrownBy(() -> decode(Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(UnreadableBundleException.class)
        .hasMessage(
            "x.slm is truncated or too long: it has %d bytes, should have %d",
            whole.length - 1, whole.length);
    assertThatThrownBy(() -> decode(Arrays.copyOf(whole, 10)))
        .hasMessage("x.slm is not a model bundle: its first bytes are not those of one");
    assertThatThrownBy(() -> decode(new byte[0])).isInstanceOf(UnreadableBundleException.class);
  }

  @Test
  void shouldRejectEveryAlteredByte() {
    byte[] whole = BundleFormat.encode(bundle(Precision.FLOAT16, 7));

    for (int i = 0; i < whole.length; i += 31) {
      byte[] altered = whole.clone();
      altered[i] ^= 4;
      assertThatThrownBy(() -> decode(altered)).isInstanceOf(UnreadableBundleException.class);
    }
  }

  @Test
  void shouldSayThatWeightsWereAltered() {
    byte[] altered = BundleFormat.encode(bundle(Precision.FLOAT16, 7));
    altered[altered.length - 100]++;

    assertThatThrownBy(() -> decode(altered))
        .hasMessage("x.slm was altered: its contents do not match its SHA-256");
  }

  @Test
  void shouldRejectANewerVersion() {
    byte[] newer = BundleFormat.encode(bundle(Precision.FLOAT16, 7));
    newer[8] = 2;

    assertThatThrownBy(() -> decode(newer))
        .hasMessage(
            "x.slm has version 2 of the bundle format, this version of Sightline reads up to 1");
  }

  @Test
  void shouldRefuseAWeightTooLargeForHalfPrecision() {
    NetworkWeights huge =
        NetworkWeights.of(
            TinyNetwork.DESCRIPTION,
            parameter -> {
              float[] values = new float[parameter.size()];
              values[0] = 1e6f;
              return values;
            });

    assertThatThrownBy(
            () ->
                ModelBundle.of(
                    huge, Precision.FLOAT16, Preprocessing.of(TinyNetwork.DESCRIPTION), card()))
        .hasMessageContaining("conv32_down/weights")
        .hasMessageContaining("not finite");
  }

  @Test
  void shouldRefuseATemplateOfAnotherSize() {
    assertThatThrownBy(
            () ->
                ModelBundle.of(
                    TinyNetwork.weights(),
                    Precision.FLOAT16,
                    Preprocessing.of(ResidualNetwork.RESNET_13),
                    card()))
        .hasMessage("network tiny takes 40 px, its chip template has 96 px");
  }

  private static ModelBundle decode(byte[] bytes) {
    return BundleFormat.decode(bytes, "x.slm");
  }

  static ModelBundle bundle(Precision precision, long seed) {
    return ModelBundle.of(
        HeInitialization.of(TinyNetwork.DESCRIPTION, seed),
        precision,
        Preprocessing.of(TinyNetwork.DESCRIPTION),
        card());
  }

  private static ModelCard card() {
    Calibration calibration =
        new Calibration(
            new ScoreDistribution(20, List.of(0.7f, 0.9f, 1f)),
            new ScoreDistribution(900, List.of(-0.1f, 0.2f, 0.8f)),
            new ImpostorTail(0.5, 0.05, -0.1, 0.04));
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("margin", "0.2");
    settings.put("batch", "24x4");
    TreeMap<String, Double> epoch = new TreeMap<>();
    epoch.put("loss", 0.125);
    Provenance provenance =
        new Provenance(
            "random",
            new TrainingData("0123abcd", 20, 80),
            7,
            settings,
            List.of(epoch),
            "0.1.0 (test)");
    TreeMap<String, Double> evaluation = new TreeMap<>();
    evaluation.put("lfw.accuracy", 0.5);
    return new ModelCard(
        provenance, evaluation, new Calibrations(calibration, null), "Made up for a test.");
  }
}
