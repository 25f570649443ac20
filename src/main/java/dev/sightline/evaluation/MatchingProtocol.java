package dev.sightline.evaluation;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.ModelId;
import dev.sightline.evaluation.pictures.PersonFolders;
import dev.sightline.evaluation.pictures.PersonPicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A test of the matcher, as it runs, on enrolled persons and strangers: does the threshold that
 * follows from calibration, target and gallery size keep the target?
 *
 * <p>Persons to enrol are drawn from those with two or more pictures: the first picture is
 * enrolled, the second must be named. Strangers are drawn from the others, one picture each, so
 * that they are independent. Smaller galleries are the first persons of the largest.
 *
 * @param folder a folder with one folder per person
 * @param gallerySizes the numbers of persons to enrol, one trial each
 * @param fpirTargets {@code match.fpir} of each trial
 * @param strangers the number of strangers
 * @param seed the seed of the draw
 */
public record MatchingProtocol(
    Path folder, List<Integer> gallerySizes, List<Double> fpirTargets, int strangers, long seed) {

  public MatchingProtocol {
    gallerySizes = gallerySizes.stream().sorted().toList();
    fpirTargets = List.copyOf(fpirTargets);
    if (gallerySizes.isEmpty() || gallerySizes.get(0) < 1) {
      throw new IllegalArgumentException("galleries need at least 1 person, were " + gallerySizes);
    }
    if (strangers < 1) {
      throw new IllegalArgumentException("strangers must be at least 1, was " + strangers);
    }
  }

  /**
   * Measures the matcher with a network.
   *
   * @throws IllegalArgumentException if the folder has too few persons, or the network has no
   *     calibration
   */
  public MatchingResult run(EvaluationConfig config) {
    Map<String, List<PersonPicture>> byPerson =
        PersonFolders.read(folder).stream()
            .collect(
                Collectors.groupingBy(PersonPicture::person, TreeMap::new, Collectors.toList()));
    List<String> enrolled = draw(byPerson);
    List<String> others = drawStrangers(byPerson, enrolled);
    List<PersonPicture> wanted = new ArrayList<>();
    enrolled.forEach(person -> wanted.addAll(byPerson.get(person).subList(0, 2)));
    others.forEach(person -> wanted.add(byPerson.get(person).get(0)));
    EmbeddedPictures pictures = EmbeddedPictures.of(wanted, config);
    Map<String, List<Embedding>> faces = faces(pictures);
    Calibration calibration = calibration(config);
    List<MatchingResult.Trial> trials = new ArrayList<>();
    for (int size : gallerySizes) {
      for (double target : fpirTargets) {
        trials.add(
            new MatcherTrial(faces, enrolled.subList(0, size), others).with(calibration, target));
      }
    }
    return new MatchingResult(pictures.modelId(), trials);
  }

  private static Calibration calibration(EvaluationConfig config) {
    try (EmbeddingModel model = EmbeddingModels.open(config.model())) {
      return model
          .calibration()
          .orElseThrow(() -> new IllegalArgumentException(model.id() + " has no calibration"));
    }
  }

  private List<String> draw(Map<String, List<PersonPicture>> byPerson) {
    List<String> candidates =
        byPerson.keySet().stream()
            .filter(person -> byPerson.get(person).size() >= 2)
            .collect(Collectors.toCollection(ArrayList::new));
    int largest = gallerySizes.get(gallerySizes.size() - 1);
    return drawn(candidates, largest, "with two pictures");
  }

  private List<String> drawStrangers(
      Map<String, List<PersonPicture>> byPerson, List<String> enrolled) {
    List<String> candidates = new ArrayList<>(byPerson.keySet());
    candidates.removeAll(enrolled);
    return drawn(candidates, strangers, "who are not enrolled");
  }

  private List<String> drawn(List<String> candidates, int wanted, String which) {
    if (candidates.size() < wanted) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d persons %s, needed are %d",
              folder,
              candidates.size(),
              which,
              wanted));
    }
    Collections.shuffle(candidates, new Random(seed));
    return List.copyOf(candidates.subList(0, wanted));
  }

  private static Map<String, List<Embedding>> faces(EmbeddedPictures pictures) {
    ModelId model = new ModelId(pictures.modelId());
    Map<String, List<Embedding>> faces = new TreeMap<>();
    for (int i = 0; i < pictures.faces().size(); i++) {
      faces
          .computeIfAbsent(pictures.faces().get(i).picture().person(), p -> new ArrayList<>())
          .add(Embedding.normalized(model, pictures.embeddings()[i]));
    }
    return faces;
  }
}
