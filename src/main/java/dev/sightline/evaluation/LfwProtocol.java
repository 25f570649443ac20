package dev.sightline.evaluation;

import dev.sightline.alignment.FaceAligner;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.SkippedPicture;
import dev.sightline.frames.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Verification on Labeled Faces in the Wild, view 2 (Huang et al. 2007, "Labeled Faces in the Wild:
 * A Database for Studying Face Recognition in Unconstrained Environments"), with a network trained
 * on other pictures: "unrestricted, labeled outside data".
 *
 * @param images a folder with one folder per person
 * @param pairs the file of the pairs, see {@link LfwPairs}
 * @param missed the treatment of a picture in which no face is found
 */
public record LfwProtocol(Path images, Path pairs, Missed missed) {
  /** The share of an LFW picture's side that its face fills, for the centre crop. */
  private static final double CENTRE_SHARE = 0.55;

  /** The treatment of a picture in which no face is found. */
  public enum Missed {
    /** Every pair that contains the picture counts as wrong. */
    ERROR,
    /** The middle of the picture is used as the aligned face. */
    CENTRE_CROP
  }

  /**
   * Measures a network.
   *
   * @throws IllegalArgumentException if a folder or file is missing or has another format
   */
  public LfwResult run(EvaluationConfig config) {
    List<LfwPairs.Pair> all = LfwPairs.read(pairs);
    List<PersonPicture> pictures = pictures(all);
    EmbeddedPictures embedded = EmbeddedPictures.of(pictures, config);
    Map<Path, float[]> byFile = new HashMap<>();
    for (int i = 0; i < embedded.faces().size(); i++) {
      byFile.put(embedded.faces().get(i).picture().file(), embedded.embeddings()[i]);
    }
    if (missed == Missed.CENTRE_CROP) {
      byFile.putAll(centreCrops(embedded.skipped(), config));
    }
    List<ScoredPair> scored = all.stream().map(pair -> score(pair, byFile)).toList();
    config.plots().ifPresent(folder -> new VerificationPlots(folder, "lfw").write(scored));
    return result(scored, embedded, new Pace(pictures).millisPerImage(config));
  }

  private List<PersonPicture> pictures(List<LfwPairs.Pair> all) {
    return all.stream()
        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
        .distinct()
        .sorted()
        .map(name -> new PersonPicture(name.substring(0, name.indexOf('/')), existing(name)))
        .toList();
  }

  private Path existing(String name) {
    Path file = images.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(pairs + " names " + file + ", which does not exist");
    }
    return file;
  }

  private ScoredPair score(LfwPairs.Pair pair, Map<Path, float[]> embeddings) {
    float[] first = embeddings.get(images.resolve(pair.first()));
    float[] second = embeddings.get(images.resolve(pair.second()));
    return first == null || second == null
        ? ScoredPair.missed(pair.fold(), pair.samePerson())
        : new ScoredPair(pair.fold(), pair.samePerson(), Vectors.cosineSimilarity(first, second));
  }

  private static Map<Path, float[]> centreCrops(
      List<SkippedPicture> skipped, EvaluationConfig config) {
    Map<Path, float[]> crops = new HashMap<>();
    try (EmbeddingModel model = EmbeddingModels.open(config.model());
        FaceEmbedder embedder = model.newEmbedder()) {
      FaceAligner aligner = new FaceAligner(model.template());
      for (SkippedPicture picture : skipped) {
        Path file = picture.picture().file();
        try (Image image = Image.decode(Files.readAllBytes(file))) {
          var chip = config.degradation().apply(aligner.cropCentre(image, CENTRE_SHARE));
          crops.put(file, embedder.embed(List.of(chip)).get(0).toArray());
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + file, e);
        }
      }
    }
    return crops;
  }

  private static LfwResult result(
      List<ScoredPair> scored, EmbeddedPictures embedded, double millisPerImage) {
    CrossValidation folds = CrossValidation.of(scored);
    RocCurve roc = RocCurve.of(PairSimilarities.of(scored));
    return new LfwResult(
        folds.accuracy(),
        folds.standardError(),
        roc.areaUnderCurve(),
        roc.equalErrorRate(),
        roc.atFalseAcceptRate(1e-2).validationRate(),
        roc.atFalseAcceptRate(1e-3).validationRate(),
        folds.threshold(),
        scored.size(),
        embedded.skipped().size(),
        embedded.modelId(),
        millisPerImage);
  }
}
