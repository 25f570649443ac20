package dev.sightline.evaluation;

import dev.sightline.alignment.FaceAligner;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.evaluation.VerificationResult.Curve;
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
 * Verification of pairs of pictures with a network trained on other pictures. For Labeled Faces in
 * the Wild it is view 2 (Huang et al. 2007, "Labeled Faces in the Wild: A Database for Studying
 * Face Recognition in Unconstrained Environments"), "unrestricted, labeled outside data".
 *
 * @param name the name of the list, the first part of the names of its figures
 * @param images the folder that the paths of the pairs start from
 * @param pairs the pairs, see {@link LfwPairs} and {@link PairList}
 * @param missed the treatment of a picture in which no face is found
 */
public record VerificationProtocol(
    String name, Path images, List<PicturePair> pairs, Missed missed) {
  /** The share of an LFW picture's side that its face fills, for the centre crop. */
  private static final double CENTRE_SHARE = 0.55;

  public VerificationProtocol {
    pairs = List.copyOf(pairs);
  }

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
   * @throws IllegalArgumentException if a picture is missing
   */
  public VerificationResult run(EvaluationConfig config) {
    List<PersonPicture> pictures = pictures();
    EmbeddedPictures embedded = EmbeddedPictures.of(pictures, config);
    Map<Path, float[]> byFile = new HashMap<>();
    for (int i = 0; i < embedded.faces().size(); i++) {
      byFile.put(embedded.faces().get(i).picture().file(), embedded.embeddings()[i]);
    }
    if (missed == Missed.CENTRE_CROP) {
      byFile.putAll(centreCrops(embedded.skipped(), config));
    }
    List<ScoredPair> scored = pairs.stream().map(pair -> score(pair, byFile)).toList();
    config.plots().ifPresent(folder -> new VerificationPlots(folder, name).write(scored));
    return result(scored, embedded, new Pace(pictures).millisPerImage(config));
  }

  private List<PersonPicture> pictures() {
    return pairs.stream()
        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
        .distinct()
        .sorted()
        .map(picture -> new PersonPicture(person(picture), existing(picture)))
        .toList();
  }

  /** Returns the first folder of a picture's path, or the path itself if it has none. */
  private static String person(String picture) {
    int slash = picture.indexOf('/');
    return slash < 0 ? picture : picture.substring(0, slash);
  }

  private Path existing(String picture) {
    Path file = images.resolve(picture);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("the pairs name " + file + ", which does not exist");
    }
    return file;
  }

  private ScoredPair score(PicturePair pair, Map<Path, float[]> embeddings) {
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

  private static VerificationResult result(
      List<ScoredPair> scored, EmbeddedPictures embedded, double millisPerImage) {
    boolean hasFolds = scored.stream().anyMatch(pair -> pair.fold() > 0);
    return new VerificationResult(
        embedded.modelId(),
        scored.size(),
        embedded.skipped().size(),
        hasFolds ? CrossValidation.of(scored) : null,
        Curve.of(RocCurve.of(PairSimilarities.of(scored))),
        millisPerImage);
  }
}
