package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.network.HeInitialization;
import dev.sightline.embedding.network.ResidualNetwork;
import dev.sightline.frames.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxExportTest {
  private final ModelBundle bundle = ModelBundleTest.bundle(Precision.FLOAT16, 7);

  @TempDir Path folder;

  @Test
  void shouldOpenAsAModelOfItsOwn() {
    // Given
    Path onnx = folder.resolve("tiny.onnx");

    // When
    OnnxExport.write(bundle, onnx);

    // Then
    try (EmbeddingModel exported = open(onnx);
        EmbeddingModel original = EmbeddingModels.open(bundle, EmbeddingConfig.defaults())) {
      assertThat(exported.id().value()).matches("tiny-[0-9a-f]{12}");
      assertThat(exported.template()).isEqualTo(original.template());
      assertThat(exported.dimension()).isEqualTo(original.dimension());
      assertThat(exported.calibration()).isEqualTo(original.calibration()).isPresent();
      assertAgree(exported, original);
    }
  }

  @Test
  void shouldWriteTheSameBytesForTheSameBundle() {
    assertThat(OnnxExport.toBytes(bundle)).isEqualTo(OnnxExport.toBytes(bundle));
  }

  @Test
  void shouldAgreeOnEveryNetworkOfOurs() {
    ModelBundle small =
        ModelBundle.of(
            HeInitialization.of(ResidualNetwork.RESNET_13, 3),
            Precision.FLOAT32,
            Preprocessing.of(ResidualNetwork.RESNET_13),
            bundle.card());

    for (ModelBundle each : List.of(small, ModelBundles.faceApi())) {
      Path onnx = folder.resolve(each.network().name() + ".onnx");
      OnnxExport.write(each, onnx);
      try (EmbeddingModel exported = open(onnx);
          EmbeddingModel original = EmbeddingModels.open(each, EmbeddingConfig.defaults())) {
        assertAgree(exported, original);
      }
    }
  }

  private static void assertAgree(EmbeddingModel one, EmbeddingModel other) {
    List<FaceChip> chips = new ArrayList<>();
    int side = one.template().sidePx();
    Random random = new Random(4);
    for (int i = 0; i < 3; i++) {
      byte[] bgr = new byte[side * side * 3];
      random.nextBytes(bgr);
      chips.add(new FaceChip(new Pixels(side, side, bgr), one.template()));
    }
    try (FaceEmbedder first = one.newEmbedder();
        FaceEmbedder second = other.newEmbedder()) {
      List<Embedding> found = first.embed(chips);
      List<Embedding> expected = second.embed(chips);
      for (int i = 0; i < chips.size(); i++) {
        float[] values = expected.get(i).toArray();
        for (int k = 0; k < values.length; k++) {
          assertThat(found.get(i).toArray()[k]).isCloseTo(values[k], Offset.offset(1e-4f));
        }
      }
    }
  }

  @Test
  void shouldNameAModelByItsFileAndByHowItIsFed() throws IOException {
    // Given
    Path onnx = folder.resolve("tiny.onnx");
    OnnxExport.write(bundle, onnx);
    ModelId before;
    try (EmbeddingModel model = open(onnx)) {
      before = model.id();
    }

    // When
    replace("scale = 0.00390625", "scale = 0.004");

    // Then
    try (EmbeddingModel model = open(onnx)) {
      assertThat(model.id()).isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channels = RGB | channels = GBR | channels in %s must be RGB or BGR, was 'GBR'",
        "size = 40      | size = 4.5     | size in %s must be a positive whole number, was '4.5'",
        "size = 40      | side = 40      | %s lacks the property size",
        "'mean = 122.782,' | 'mean = a,'    | mean in %s must be 3 number(s), was 'a, 117.001,"
            + " 104.298'",
        "scale = 0.00390625 | scale = 1, 2 | scale in %s must be 1 number(s), was '1, 2'",
        "scale = 0.00390625 | scale = -1 | a scale must be positive, was -1.0",
      })
  void shouldNameTheKeyTheFileAndTheAllowedValues(String good, String bad, String message)
      throws IOException {
    Path onnx = exportedWith(good, bad);

    assertThatThrownBy(() -> open(onnx))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(String.format(Locale.ROOT, message, folder.resolve("tiny.properties")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dimension = 8 | dimension = 512"
            + " | 'puts out 8 numbers, its properties say dimension = 512'",
        "size = 40 | size = 48 | 'does not take one input of [batch, 3, size, size]'",
      })
  void shouldCompareTheModelWithItsProperties(String good, String bad, String message)
      throws IOException {
    Path onnx = exportedWith(good, bad);

    assertThatThrownBy(() -> open(onnx)).hasMessageContaining(message);
  }

  @Test
  void shouldSayWhichFileIsMissingOrUnusable() throws IOException {
    Path onnx = folder.resolve("tiny.onnx");
    Files.writeString(onnx, "no model");

    assertThatThrownBy(() -> open(onnx))
        .hasMessage(
            "an ONNX model needs a properties file beside it, but there is no %s",
            folder.resolve("tiny.properties"));

    OnnxExport.write(bundle, onnx);
    Files.writeString(onnx, "no model");

    assertThatThrownBy(() -> open(onnx)).hasMessage("ONNX Runtime cannot load the model");
  }

  private Path exportedWith(String good, String bad) throws IOException {
    Path onnx = folder.resolve("tiny.onnx");
    OnnxExport.write(bundle, onnx);
    replace(good, bad);
    return onnx;
  }

  private static EmbeddingModel open(Path onnx) {
    return EmbeddingModels.open(EmbeddingConfig.defaults().withModel(onnx.toString()));
  }

  private void replace(String good, String bad) throws IOException {
    Path properties = folder.resolve("tiny.properties");
    String before = Files.readString(properties);
    assertThat(before).contains(good);
    Files.writeString(properties, before.replace(good, bad));
  }
}
