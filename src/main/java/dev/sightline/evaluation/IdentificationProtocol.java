package dev.sightline.evaluation;

import dev.sightline.evaluation.pictures.PersonFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Open-set identification. Some persons are enrolled with one picture each. Their other pictures
 * must get the right name, and the pictures of all other persons must get none.
 *
 * <p>Persons to enrol are drawn from those with two or more pictures; the first picture by file
 * name is enrolled. Smaller galleries are the first persons of the largest, and the impostors are
 * the same for every size.
 *
 * @param folder a folder with one folder per person
 * @param gallerySizes the numbers of persons to enrol, one trial each
 * @param seed the seed of the draw and of the resampling
 */
public record IdentificationProtocol(Path folder, List<Integer> gallerySizes, long seed) {
  private static final int RESAMPLES = 1000;

  public IdentificationProtocol {
    gallerySizes = gallerySizes.stream().sorted().toList();
    if (gallerySizes.isEmpty() || gallerySizes.get(0) < 2) {
      throw new IllegalArgumentException("galleries need at least 2 persons, were " + gallerySizes);
    }
  }

  /**
   * Measures a network.
   *
   * @throws IllegalArgumentException if the folder has too few persons for the largest gallery
   */
  public IdentificationResult run(EvaluationConfig config) {
    return of(EmbeddedPictures.of(PersonFolders.read(folder), config));
  }

  private IdentificationResult of(EmbeddedPictures pictures) {
    TreeMap<String, List<float[]>> byPerson = new TreeMap<>();
    for (int i = 0; i < pictures.faces().size(); i++) {
      byPerson
          .computeIfAbsent(pictures.faces().get(i).picture().person(), p -> new ArrayList<>())
          .add(pictures.embeddings()[i]);
    }
    List<String> enrolled = draw(byPerson);
    Set<String> known = new HashSet<>(enrolled);
    TreeMap<String, List<float[]>> strangers = new TreeMap<>(byPerson);
    strangers.keySet().removeAll(known);
    List<IdentificationResult.Gallery> galleries = new ArrayList<>();
    for (int size : gallerySizes) {
      galleries.add(figures(trial(enrolled.subList(0, size), byPerson, strangers)));
    }
    int impostors = strangers.values().stream().mapToInt(List::size).sum();
    return new IdentificationResult(pictures.modelId(), impostors, galleries);
  }

  private List<String> draw(TreeMap<String, List<float[]>> byPerson) {
    List<String> candidates = new ArrayList<>();
    byPerson.forEach(
        (person, embeddings) -> {
          if (embeddings.size() >= 2) {
            candidates.add(person);
          }
        });
    int largest = gallerySizes.get(gallerySizes.size() - 1);
    if (candidates.size() < largest || byPerson.size() == largest) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %d persons with two faces, %d in all: too few to enrol %d and leave"
                  + " impostors",
              folder,
              candidates.size(),
              byPerson.size(),
              largest));
    }
    Collections.shuffle(candidates, new Random(seed));
    return candidates.subList(0, largest);
  }

  private static OpenSetTrial trial(
      List<String> enrolled,
      TreeMap<String, List<float[]>> byPerson,
      TreeMap<String, List<float[]>> strangers) {
    float[][] gallery =
        enrolled.stream().map(person -> byPerson.get(person).get(0)).toArray(float[][]::new);
    List<ProbeResult> mated = new ArrayList<>();
    for (String person : enrolled) {
      List<float[]> all = byPerson.get(person);
      all.subList(1, all.size()).forEach(e -> mated.add(search(person, e, gallery, enrolled)));
    }
    List<ProbeResult> impostors = new ArrayList<>();
    strangers.forEach(
        (person, all) -> all.forEach(e -> impostors.add(search(person, e, gallery, enrolled))));
    return new OpenSetTrial(enrolled.size(), mated, impostors);
  }

  private static ProbeResult search(
      String person, float[] embedding, float[][] gallery, List<String> enrolled) {
    int best = 0;
    float top = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < gallery.length; i++) {
      float similarity = Vectors.cosineSimilarity(embedding, gallery[i]);
      if (similarity > top) {
        top = similarity;
        best = i;
      }
    }
    return new ProbeResult(person, top, enrolled.get(best).equals(person));
  }

  private IdentificationResult.Gallery figures(OpenSetTrial trial) {
    return new IdentificationResult.Gallery(
        trial.gallerySize(),
        trial.mated().size(),
        figure(trial, OpenSetTrial::rankOneRate),
        figure(trial, t -> t.falseNegativeRateAt(0.01)),
        figure(trial, t -> t.falseNegativeRateAt(0.003)),
        trial.thresholdAt(0.01),
        trial.thresholdAt(0.003));
  }

  private IdentificationResult.Figure figure(
      OpenSetTrial trial, ToDoubleFunction<OpenSetTrial> figure) {
    Bootstrap.Interval interval = new Bootstrap(RESAMPLES, seed).interval(trial, figure);
    return new IdentificationResult.Figure(
        figure.applyAsDouble(trial), interval.lower(), interval.upper());
  }
}
