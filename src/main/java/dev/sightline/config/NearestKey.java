package dev.sightline.config;

import java.util.Comparator;

/** Finds the key that a misspelt one may have meant. */
final class NearestKey {

  private NearestKey() {}

  static String to(String key) {
    return Settings.keys().stream()
        .map(known -> known.name)
        .min(
            Comparator.<String>comparingInt(known -> distance(key, known))
                .thenComparing(name -> name))
        .orElseThrow();
  }

  /** Levenshtein's: insertions, deletions and substitutions. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
