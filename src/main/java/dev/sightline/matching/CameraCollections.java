package dev.sightline.matching;

import dev.sightline.gallery.PersonId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The collections of the gallery that each camera's faces are compared with.
 *
 * <p>The text form is {@code entrance=staff,guests; *=staff}: each camera with its collections, and
 * {@value #OTHERS} for the cameras that are not listed, which is required. If it is empty, all
 * cameras use all collections, including later ones.
 */
public final class CameraCollections {
  private static final String OTHERS = "*";

  private final Map<String, Set<String>> byCamera;

  private CameraCollections(Map<String, Set<String>> byCamera) {
    this.byCamera = byCamera;
  }

  /** Returns the value by which all cameras use all collections. */
  public static CameraCollections all() {
    return new CameraCollections(Map.of());
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if the text is invalid; the message begins with {@code
   *     match.collections}
   */
  public static CameraCollections parse(String text) {
    if (text.isBlank()) {
      return all();
    }
    Map<String, Set<String>> byCamera = new LinkedHashMap<>();
    for (String entry : text.split(";", 0)) {
      String[] sides = entry.split("=", -1);
      require(sides.length == 2 && !sides[0].isBlank(), "camera=collection,…", entry);
      Set<String> before = byCamera.put(sides[0].strip(), collections(sides[1]));
      require(before == null, "each camera once", entry);
    }
    require(byCamera.containsKey(OTHERS), "an entry *=… for all other cameras", text);
    return new CameraCollections(byCamera);
  }

  private static Set<String> collections(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(String::strip)
        .map(CameraCollections::requireName)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String requireName(String collection) {
    try {
      return new PersonId(collection, "anybody").collection();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "match.collections names no collection: " + e.getMessage(), e);
    }
  }

  private static void require(boolean met, String rule, String found) {
    if (!met) {
      throw new IllegalArgumentException(
          "match.collections must have " + rule + ", was '" + found.strip() + "'");
    }
  }

  /** Returns the collections of a camera; empty if it uses all. */
  public Optional<Set<String>> of(String camera) {
    return byCamera.isEmpty()
        ? Optional.empty()
        : Optional.of(byCamera.getOrDefault(camera, byCamera.get(OTHERS)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CameraCollections that && byCamera.equals(that.byCamera);
  }

  @Override
  public int hashCode() {
    return byCamera.hashCode();
  }

  /** Returns the text form that {@link #parse} reads. */
  @Override
  public String toString() {
    return new TreeMap<>(byCamera)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + String.join(",", new TreeSet<>(entry.getValue())))
            .collect(Collectors.joining("; "));
  }
}
