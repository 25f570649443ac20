package dev.sightline.embedding;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The origin of weights, complete enough to reproduce them.
 *
 * @param startedFrom the id of the model training began with, or {@code random}
 * @param data the training data
 * @param seed the seed of every random choice
 * @param settings hyper-parameters by name
 * @param epochs figures of each epoch by name, in order
 * @param codeVersion the version of Sightline, e.g. {@code 0.1.0 (d3339a8)}
 */
public record Provenance(
    String startedFrom,
    TrainingData data,
    long seed,
    SortedMap<String, String> settings,
    List<SortedMap<String, Double>> epochs,
    String codeVersion) {

  /**
   * The pictures of a training run.
   *
   * @param sha256 the hash over their contents, which identifies the data
   * @param persons the number of persons
   * @param pictures the number of pictures
   */
  public record TrainingData(String sha256, int persons, int pictures) {

    public TrainingData {
      requireNonNull(sha256, "sha256");
    }
  }

  public Provenance {
    requireNonNull(startedFrom, "startedFrom");
    requireNonNull(data, "data");
    requireNonNull(codeVersion, "codeVersion");
    settings = sorted(settings);
    List<SortedMap<String, Double>> copies = new ArrayList<>();
    for (SortedMap<String, Double> epoch : epochs) {
      copies.add(sorted(epoch));
    }
    epochs = Collections.unmodifiableList(copies);
  }

  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
