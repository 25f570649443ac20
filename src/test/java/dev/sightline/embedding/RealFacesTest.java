package dev.sightline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.detection.DetectionConfig;
import dev.sightline.detection.FaceDetectors;
import dev.sightline.embedding.EmbeddingConfig.Engine;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network on the faces of the demo's photographs, found and aligned as the pipeline does. */
class RealFacesTest {
  private static final EmbeddingConfig CONFIG =
      EmbeddingConfig.defaults().withModel(EmbeddingConfig.DEFAULT_MODEL);

  private static List<FaceChip> firstPhotograph;
  private static List<FaceChip> thirdPhotograph;

  @TempDir Path folder;

  @BeforeAll
  static void findFaces() throws IOException {
    DetectionConfig detection = DetectionConfig.defaults().withMinFacePx(120);
    try (FaceExtractor extractor =
        new FaceExtractor(FaceDetectors.open(detection), ChipTemplate.ARCFACE_112)) {
      firstPhotograph = chips(extractor, "/demo/sample1.jpg");
      thirdPhotograph = chips(extractor, "/demo/sample3.jpg");
    }
  }

  /** The photograph's chips from left to right. */
  private static List<FaceChip> chips(FaceExtractor extractor, String photograph)
      throws IOException {
    try (var in = RealFacesTest.class.getResourceAsStream(photograph);
        Image image = Image.decode(in.readAllBytes())) {
      return extractor.extract(image).faces().stream()
          .sorted(Comparator.comparing(face -> face.face().box().x()))
          .map(AlignedFace::chip)
          .toList();
    }
  }

  @Test
  void shouldTellAFaceOfTwoPhotographsFromItsNeighbours() {
    try (EmbeddingModel model = EmbeddingModels.open(CONFIG);
        FaceEmbedder embedder = model.newEmbedder()) {
      // Given the one woman who is in both: right-most in the first, in the middle of the third
      assertThat(firstPhotograph).hasSize(3);
      assertThat(thirdPhotograph).hasSize(3);

      // When
      Embedding one = embedder.embed(firstPhotograph).get(2);
      List<Embedding> others = embedder.embed(thirdPhotograph);

      // Then
      assertThat(one.cosineSimilarity(others.get(1))).isGreaterThan(0.45f);
      assertThat(one.cosineSimilarity(others.get(0))).isLessThan(0.4f);
      assertThat(one.cosineSimilarity(others.get(2))).isLessThan(0.4f);
    }
  }

  @Test
  void shouldGiveTheSameEmbeddingsOnEveryEngineAndFromAnExportedFile() {
    // Given
    List<FaceChip> chips = new ArrayList<>(firstPhotograph);
    chips.addAll(thirdPhotograph);
    Path onnx = folder.resolve("exported.onnx");
    OnnxExport.write(ModelBundles.shipped(), onnx);

    // When
    List<Embedding> original = embed(CONFIG, chips);
    List<Embedding> byOnnxRuntime = embed(CONFIG.withEngine(Engine.ONNXRUNTIME), chips);
    List<Embedding> exported = embed(CONFIG.withModel(onnx.toString()), chips);

    // Then
    for (int i = 0; i < chips.size(); i++) {
      assertClose(byOnnxRuntime.get(i).toArray(), original.get(i).toArray());
      assertClose(exported.get(i).toArray(), original.get(i).toArray());
    }
  }

  private static List<Embedding> embed(EmbeddingConfig config, List<FaceChip> chips) {
    try (EmbeddingModel model = EmbeddingModels.open(config);
        FaceEmbedder embedder = model.newEmbedder()) {
      return embedder.embed(chips);
    }
  }

  private static void assertClose(float[] found, float[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], Offset.offset(1e-5f));
    }
  }
}
