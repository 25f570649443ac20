package dev.sightline.training.data;

import dev.sightline.evaluation.pictures.StoredFace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The faces of persons, numbered: the data of training or validation. Immutable.
 *
 * @param faces the faces, ordered by person and file name
 */
public record FaceDataset(List<StoredFace> faces) {

  public FaceDataset {
    faces = List.copyOf(faces);
  }

  /** A training and a validation set without a person in common. */
  public record Split(FaceDataset training, FaceDataset validation) {}

  /** Returns the persons' names in order; a person's number is the index in this list. */
  public List<String> persons() {
    return List.copyOf(byPerson().keySet());
  }

  /** Returns the person's number for each face. */
  public int[] personNumbers() {
    List<String> persons = persons();
    Map<String, Integer> numbers =
        IntStream.range(0, persons.size()).boxed().collect(Collectors.toMap(persons::get, i -> i));
    return faces.stream().mapToInt(face -> numbers.get(face.picture().person())).toArray();
  }

  /** Returns the face numbers of each person. */
  public List<List<Integer>> facesByPerson() {
    return List.copyOf(byPerson().values());
  }

  private TreeMap<String, List<Integer>> byPerson() {
    return IntStream.range(0, faces.size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> faces.get(i).picture().person(), TreeMap::new, Collectors.toList()));
  }

  /** Returns the set without some persons. */
  public FaceDataset without(Set<String> persons) {
    return new FaceDataset(
        faces.stream().filter(face -> !persons.contains(face.picture().person())).toList());
  }

  /** Returns the set of some persons only. */
  public FaceDataset only(Set<String> persons) {
    return new FaceDataset(
        faces.stream().filter(face -> persons.contains(face.picture().person())).toList());
  }

  /**
   * Splits by person. Validation persons are drawn from those with at least two faces.
   *
   * @param validationPersons the number of validation persons, at least 2
   * @throws IllegalArgumentException if fewer than 2 persons with two faces would be left to train
   */
  public Split split(int validationPersons, long seed) {
    List<String> candidates = new ArrayList<>();
    byPerson()
        .forEach(
            (person, numbers) -> {
              if (numbers.size() >= 2) {
                candidates.add(person);
              }
            });
    if (validationPersons < 2 || candidates.size() < validationPersons + 2) {
      throw new IllegalArgumentException(
          candidates.size()
              + " persons have at least 2 usable faces: not enough to validate on "
              + validationPersons
              + ", at least 2, and train on 2");
    }
    Collections.shuffle(candidates, Seeds.random(seed));
    Set<String> validation = Set.copyOf(candidates.subList(0, validationPersons));
    return new Split(without(validation), only(validation));
  }

  /**
   * Returns the SHA-256 over persons and contents, in hexadecimal: the same for the same data on
   * any machine.
   */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (StoredFace face : faces) {
        digest.update(
            (face.picture().person() + '/' + face.contentHash() + '\n')
                .getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
