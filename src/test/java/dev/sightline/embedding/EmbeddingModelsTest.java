package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.embedding.EmbeddingConfig.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingModelsTest {
  @TempDir Path folder;

  @Test
  void shouldOpenTheNetworkThatShips() {
    try (EmbeddingModel model = EmbeddingModels.open(EmbeddingConfig.defaults())) {
      assertThat(model.id()).isEqualTo(ModelBundles.shipped().id());
      assertThat(model.dimension()).isEqualTo(192);
      assertThat(model.template()).isEqualTo(ChipTemplate.ARCFACE_112);
    }
  }

  @Test
  void shouldKnowTheFaceApiWeightsByAnIdThatNeverChanges() {
    assertThat(ModelBundles.faceApi().id()).isEqualTo(new ModelId("resnet29-16c553253258"));
  }

  @Test
  void shouldKnowTheNetworksFromNpmByIdsThatNeverChange() {
    assertThat(ModelBundles.mobileFaceNet().id())
        .isEqualTo(new ModelId("mobilefacenet-3565da751dd9"));
    assertThat(ModelBundles.ensemble().id()).isEqualTo(new ModelId("ensemble-a4cc2682afed"));
  }

  @Test
  void shouldKnowTheSimilaritiesOfEveryModelThatHasAName() {
    assertThat(List.of("default", "ensemble", "mobilefacenet", "resnet29", "face-api"))
        .extracting(name -> ModelBundles.named(name).card().calibrations())
        .allSatisfy(
            calibrations ->
                assertThat(calibrations)
                    .extracting(Calibrations::plain, Calibrations::mirrored)
                    .doesNotContainNull());
  }

  @Test
  void shouldStillOpenTheFormerDefault() {
    assertThat(ModelBundles.named("resnet29").id()).isEqualTo(new ModelId("resnet29-a6a0361794c4"));
  }

  @Test
  void shouldOpenABundleByItsPath() {
    // Given
    ModelBundle bundle = ModelBundleTest.bundle(Precision.FLOAT16, 7);
    Path file = folder.resolve("tiny.slm");
    bundle.write(file);

    // When
    EmbeddingConfig config = EmbeddingConfig.defaults().withModel(file.toString());
    try (EmbeddingModel model = EmbeddingModels.open(config)) {

      // Then
      assertThat(model.id()).isEqualTo(bundle.id());
      assertThat(model.calibration()).isPresent();
    }
  }

  @Test
  void shouldSayWhatIsWrongWithABundleFile() throws IOException {
    Path missing = folder.resolve("missing.slm");
    Path text = Files.writeString(folder.resolve("text.slm"), "x".repeat(100));

    assertThatThrownBy(() -> ModelBundles.named(missing.toString()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot read model bundle " + missing);
    assertThatThrownBy(() -> ModelBundles.named(text.toString()))
        .hasMessage(text + " is not a model bundle: its first bytes are not those of one");
  }

  @Test
  void shouldNameThePropertyOfABadConfiguration() {
    assertThatThrownBy(() -> new EmbeddingConfig(" ", false, Engine.DL4J))
        .hasMessageContaining(
            "embed.model must be 'default', 'ensemble', 'mobilefacenet', 'resnet29', 'face-api' or"
                + " the path");
    assertThatThrownBy(() -> new EmbeddingConfig("default", false, null))
        .hasMessageContaining("embed.engine");
  }
}
