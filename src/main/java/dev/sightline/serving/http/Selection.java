package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The part of a list that a request asks for: the names that contain a text in any case. A name
 * that equals the text comes first, then those that begin with it.
 *
 * @param find the text in lower case; empty for all, in the order of the list
 * @param skip the number of matches that are left out at the start
 * @param limit the most items
 */
public record Selection(String find, int skip, int limit) {

  public Selection {
    find = lower(Normalizer.normalize(find.strip(), Normalizer.Form.NFC));
  }

  /** Reads the query parameters {@code find}, {@code skip} and {@code limit}. */
  public static Selection of(Context request) {
    return new Selection(
        QueryParameters.text(request, "find").orElse(""),
        QueryParameters.count(request, "skip"),
        QueryParameters.atMost(request, "limit", 1, Integer.MAX_VALUE));
  }

  /** Returns all items whose name matches, the best first. */
  public <T> List<T> matches(List<T> all, Function<T, String> name) {
    if (find.isEmpty()) {
      return all;
    }
    return all.stream()
        .filter(item -> lower(name.apply(item)).contains(find))
        .sorted(Comparator.comparingInt((T item) -> rank(lower(name.apply(item)))))
        .toList();
  }

  private int rank(String name) {
    if (name.equals(find)) {
      return 0;
    }
    return name.startsWith(find) ? 1 : 2;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns the part of the matches that the request asks for. */
  public <T> List<T> page(List<T> matches) {
    return matches.stream().skip(skip).limit(limit).toList();
  }
}
