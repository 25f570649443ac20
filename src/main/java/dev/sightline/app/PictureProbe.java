package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.Picture;
import dev.sightline.matching.ThresholdPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The largest face of a picture, to search for.
 *
 * @param thresholds the thresholds of the model that embedded it
 */
public record PictureProbe(Embedding face, ThresholdPolicy thresholds) {

  /**
   * Reads a picture with the configured model.
   *
   * @param fpir the share of searches for a person who was never seen that may find a same person
   * @throws IllegalArgumentException if the picture cannot be read or shows no face
   */
  public static PictureProbe of(SightlineConfig config, Path picture, double fpir) {
    try (OpenModels models = OpenModels.configured(config.embedding());
        FaceReader reader =
            FaceReader.open(models.models().get(0), config.detection(), config.frames())) {
      EmbeddingModel model = models.models().get(0);
      Embedding face =
          reader
              .read(Picture.ofFile(picture))
              .fold(
                  found ->
                      found
                          .largest()
                          .map(largest -> reader.embed(List.of(largest)).get(0))
                          .orElseThrow(() -> unusable(picture, "no face was found")),
                  refused -> {
                    throw unusable(picture, refused.detail());
                  });
      return new PictureProbe(
          face,
          model
              .calibration()
              .map(calibration -> ThresholdPolicy.calibrated(calibration, fpir))
              .orElseGet(() -> ThresholdPolicy.of(config.matching(), model.calibration())));
    }
  }

  private static IllegalArgumentException unusable(Path picture, String why) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "%s cannot be searched for: %s", picture, why));
  }
}
