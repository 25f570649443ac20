package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reader of query parameters; an invalid value is a problem 400. */
public final class QueryParameters {

  private QueryParameters() {}

  /** Returns a text; empty if it is absent or blank. */
  public static Optional<String> text(Context request, String name) {
    return Optional.ofNullable(request.queryParam(name)).filter(value -> !value.isBlank());
  }

  /** Returns a constant by its name in lower case; empty if it is absent. */
  public static <E extends Enum<E>> Optional<E> choice(
      Context request, String name, Class<E> type) {
    List<String> codes =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    return text(request, name)
        .map(
            value -> {
              int index = codes.indexOf(value);
              if (index < 0) {
                throw ProblemException.badRequest(
                    name + " must be one of " + codes + ", was '" + value + "'");
              }
              return type.getEnumConstants()[index];
            });
  }

  /** Returns a time in ISO 8601, in UTC. */
  public static Optional<Instant> instant(Context request, String name) {
    return text(request, name)
        .map(
            value -> {
              try {
                return Instant.parse(value);
              } catch (DateTimeException e) {
                throw ProblemException.badRequest(
                    name + " must be a time such as 2026-11-24T17:31:57Z, was '" + value + "'");
              }
            });
  }

  /** Returns a whole number in [least, most], or {@code most} if it is absent. */
  public static int atMost(Context request, String name, int least, int most) {
    return text(request, name).map(value -> within(name, value, least, most)).orElse(most);
  }

  /** Returns a whole number of at least 0, which it is if it is absent. */
  public static int count(Context request, String name) {
    return text(request, name).map(value -> within(name, value, 0, Integer.MAX_VALUE)).orElse(0);
  }

  private static int within(String name, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like any other invalid value.
    }
    throw ProblemException.badRequest(
        String.format(Locale.ROOT, "%s must be in [%d, %d], was '%s'", name, least, most, value));
  }
}
