package dev.sightline.curation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.detection.DetectionConfig;
import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.EnrolmentConfig;
import dev.sightline.matching.MatchConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrolmentModelTest {

  @Test
  void shouldLeaveANetworkThatItBorrowsToWhoeverLentIt() {
    // Given
    EnrolmentModel.Config config =
        new EnrolmentModel.Config(
            new EmbeddingConfig("no/such/network.slm", false, EmbeddingConfig.defaults().engine()),
            DetectionConfig.defaults(),
            FrameConfig.defaults(),
            EnrolmentConfig.defaults(),
            MatchConfig.defaults());
    try (EmbeddingModel model = EmbeddingModels.open(EmbeddingConfig.defaults())) {

      // When
      try (EnrolmentModel network = EnrolmentModel.borrowing(model, config)) {
        assertThat(network.model()).isEqualTo(model.id());
      }

      // Then
      try (FaceEmbedder embedder = model.newEmbedder()) {
        assertThat(embedder.embed(List.of())).isEmpty();
      }
    }
  }
}
