package dev.sightline.embedding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How weights came about, so that somebody else can make them again.
 *
 * @param startedFrom the id of the model training began with, or {@code random}
 * @param data what they were trained on
 * @param seed of every random choice
 * @param settings hyper-parameters by name
 * @param epochs figures of each epoch by name, in order
 * @param codeVersion of Sightline, e.g. {@code 0.1.0 (d3339a8)}
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
   * @param sha256 over their contents, so that the same data can be told from other data
   * @param persons how many persons
   * @param pictures how many pictures in all
   */
  public record TrainingData(String sha256, int persons, int pictures) {

    public TrainingData {
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  public Provenance {
    Objects.requireNonNull(startedFrom, "startedFrom");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(codeVersion, "codeVersion");
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
