package dev.sightline.streams.linking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The site of each camera. The text form is {@code lobby=hq; gate=hq; dock=plant}. A camera that is
 * not listed is a site of its own.
 */
public record Sites(Map<String, String> byCamera) {

  public Sites {
    byCamera = Map.copyOf(byCamera);
  }

  public static Sites none() {
    return new Sites(Map.of());
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if the text is invalid
   */
  public static Sites parse(String text) {
    return new Sites(entries("strangers.sites", "camera=site", text));
  }

  /** Parses entries that {@code ;} separates, each with a {@code =} before its value. */
  static Map<String, String> entries(String setting, String form, String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : text.isBlank() ? new String[0] : text.split(";", 0)) {
      int at = entry.lastIndexOf('=');
      String key = at < 0 ? "" : entry.substring(0, at).strip();
      String value = entry.substring(at + 1).strip();
      if (key.isEmpty() || value.isEmpty() || entries.put(key, value) != null) {
        throw new IllegalArgumentException(
            setting + " must have " + form + " once each, was '" + entry.strip() + "'");
      }
    }
    return entries;
  }

  boolean isEmpty() {
    return byCamera.isEmpty();
  }

  boolean areOne(String camera, String other) {
    String site = byCamera.get(camera);
    return site != null && site.equals(byCamera.get(other));
  }

  /** Returns the text form that {@link #parse} reads. */
  @Override
  public String toString() {
    return new TreeMap<>(byCamera)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("; "));
  }
}
