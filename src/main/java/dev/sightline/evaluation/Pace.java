package dev.sightline.evaluation;

import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.evaluation.pictures.CutConfig;
import dev.sightline.evaluation.pictures.FaceCutter;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The time per picture from its bytes to its embedding, one by one on one thread. It is measured on
 * a few pictures of a set, because the faces of the set come from a cache.
 */
record Pace(List<PersonPicture> pictures) {
  private static final int WARM_UP = 20;
  private static final int MEASURED = 50;

  double millisPerImage(EvaluationConfig config) {
    try (EmbeddingModel model = EmbeddingModels.open(config.model());
        FaceEmbedder embedder = model.newEmbedder();
        FaceCutter cutter = config.cut().newCutter(model.template())) {
      process(Math.min(WARM_UP, pictures.size()), model, cutter, embedder);
      int measured = Math.min(MEASURED, pictures.size());
      long start = System.nanoTime();
      process(measured, model, cutter, embedder);
      return (System.nanoTime() - start) / 1e6 / measured;
    }
  }

  private void process(int count, EmbeddingModel model, FaceCutter cutter, FaceEmbedder embedder) {
    for (PersonPicture picture : pictures.subList(0, count)) {
      try (Image image = Image.decode(Files.readAllBytes(picture.file()))) {
        cutter
            .cut(image)
            .map(wide -> CutConfig.wide(model.template()).middle(wide))
            .ifPresent(chip -> embedder.embed(List.of(chip)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + picture.file(), e);
      }
    }
  }
}
