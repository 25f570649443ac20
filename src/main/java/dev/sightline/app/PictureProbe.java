package dev.sightline.app;

import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.gallery.FaceReader;
import dev.sightline.gallery.Picture;
import dev.sightline.matching.ThresholdPolicy;
import dev.sightline.topics.GalleryReader;
import dev.sightline.topics.SearchableGallery;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The largest face of a picture, to search for.
 *
 * @param thresholds the thresholds of the model that embedded it
 */
public record PictureProbe(Embedding face, ThresholdPolicy thresholds) {

  /**
   * Reads a picture with the gallery's model.
   *
   * @param fpir the share of searches for a person who was never seen that may find a same person
   * @throws IllegalArgumentException if the picture cannot be read or shows no face
   */
  public static PictureProbe of(SightlineConfig config, Path picture, double fpir) {
    try (OpenModels models = OpenModels.withNext(config.embedding())) {
      return of(config, models.of(gallery(config)), picture, fpir);
    }
  }

  /** Returns the model that the gallery was switched to; empty if it cannot have been. */
  private static Set<ModelId> gallery(SightlineConfig config) {
    if (config.embedding().withNext().size() == 1) {
      return Set.of();
    }
    SearchableGallery gallery = new SearchableGallery(config.gallery());
    try (DataKeys keys = GalleryEncryption.reader(config).get();
        GalleryReader reader =
            new GalleryReader(config.kafka().clients(), config.topics().names().gallery(), keys)) {
      reader.readTo(gallery::apply);
    }
    return gallery.contents().inForce().map(Set::of).orElse(Set.of());
  }

  private static PictureProbe of(
      SightlineConfig config, EmbeddingModel model, Path picture, double fpir) {
    try (FaceReader reader = FaceReader.open(model, config.detection(), config.frames())) {
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
