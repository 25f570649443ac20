package dev.sightline.evaluation;

import dev.sightline.embedding.Calibration;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.evaluation.GroupResult.Group;
import dev.sightline.evaluation.pictures.PersonPicture;
import dev.sightline.evaluation.pictures.PictureManifest;
import dev.sightline.evaluation.pictures.PictureManifest.Entry;
import dev.sightline.evaluation.pictures.StoredFace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Error rates by sex, age and ethnicity, at the threshold that a model's calibration gives for one
 * enrolled template. A threshold that suits the average may accept more strangers of one group, or
 * miss more of its members.
 *
 * @param folder a folder with a manifest that names {@code path}, {@code person}, {@code gender},
 *     {@code age} and {@code ethnicity}
 * @param fpir the false positive rate that the threshold is chosen for
 */
public record GroupProtocol(Path folder, double fpir) {
  /** A group of fewer persons has no rate worth its name. */
  private static final int MIN_PERSONS = 5;

  private static final long SEED = 1;

  /**
   * Measures a network.
   *
   * @throws IllegalArgumentException if the manifest is missing or has another format, or the
   *     network has no calibration
   */
  public GroupResult run(EvaluationConfig config) {
    Map<String, List<Entry>> byPerson = new TreeMap<>();
    for (Entry entry : PictureManifest.read(folder, "person", "gender", "age", "ethnicity")) {
      byPerson.computeIfAbsent(entry.get("person"), person -> new ArrayList<>()).add(entry);
    }
    EmbeddedPictures embedded =
        EmbeddedPictures.of(
            byPerson.values().stream().flatMap(List::stream).map(GroupProtocol::picture).toList(),
            config);
    double threshold = calibration(config).thresholdFor(fpir, 1);
    List<List<Entry>> persons = List.copyOf(byPerson.values());
    GroupErrors errors = new GroupErrors(faces(persons, embedded), threshold);
    return new GroupResult(
        embedded.modelId(), threshold, embedded.skipped().size(), groups(persons, errors));
  }

  private static PersonPicture picture(Entry entry) {
    return new PersonPicture(entry.get("person"), entry.file());
  }

  private static Calibration calibration(EvaluationConfig config) {
    try (EmbeddingModel model = EmbeddingModels.open(config.model())) {
      return model
          .calibration()
          .orElseThrow(() -> new IllegalArgumentException(model.id() + " has no calibration"));
    }
  }

  private static List<List<float[]>> faces(List<List<Entry>> persons, EmbeddedPictures embedded) {
    Map<Path, float[]> byFile = new HashMap<>();
    List<StoredFace> found = embedded.faces();
    for (int i = 0; i < found.size(); i++) {
      byFile.put(found.get(i).picture().file(), embedded.embeddings()[i]);
    }
    List<List<float[]>> faces = new ArrayList<>();
    for (List<Entry> pictures : persons) {
      List<float[]> ofPerson = new ArrayList<>();
      pictures.forEach(entry -> ofPerson.add(byFile.get(entry.file())));
      faces.add(ofPerson);
    }
    return faces;
  }

  private static List<Group> groups(List<List<Entry>> persons, GroupErrors errors) {
    List<Group> groups = new ArrayList<>();
    membership(persons)
        .forEach(
            (property, values) ->
                values.forEach(
                    (value, members) -> {
                      if (members.size() >= MIN_PERSONS) {
                        groups.add(group(property, value, members, errors));
                      }
                    }));
    return groups;
  }

  /** Returns the persons of each value of each property. */
  private static Map<String, Map<String, List<Integer>>> membership(List<List<Entry>> persons) {
    Map<String, Map<String, List<Integer>>> groups = new LinkedHashMap<>();
    for (String property : List.of("all", "gender", "age", "ethnicity")) {
      Map<String, List<Integer>> values = new TreeMap<>();
      IntStream.range(0, persons.size())
          .forEach(
              i ->
                  values
                      .computeIfAbsent(
                          value(property, persons.get(i).get(0)), v -> new ArrayList<>())
                      .add(i));
      groups.put(property, values);
    }
    return groups;
  }

  private static String value(String property, Entry entry) {
    return switch (property) {
      case "all" -> "all";
      case "age" -> ageBand(entry.get("age"));
      default -> entry.get(property);
    };
  }

  /** Returns the band of an age in years; an age that is not a number is a value of its own. */
  static String ageBand(String age) {
    if (!age.matches("\\d{1,3}")) {
      return age;
    }
    int years = Integer.parseInt(age);
    if (years < 25) {
      return "under 25";
    }
    return years < 35 ? "25 to 34" : "35 and over";
  }

  private static Group group(
      String property, String value, List<Integer> members, GroupErrors errors) {
    int[] persons = members.stream().mapToInt(Integer::intValue).toArray();
    return new Group(
        property,
        value,
        persons.length,
        errors.falseMatchRate(persons, SEED),
        errors.falseNonMatchRate(persons));
  }
}
