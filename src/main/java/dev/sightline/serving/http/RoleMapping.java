package dev.sightline.serving.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The mapping from values of a claim to roles. Immutable.
 *
 * @param claim the claim's name; dots lead into objects, as in {@code realm_access.roles}. It is a
 *     text of words or an array of texts.
 * @param values the values of each role, written as {@code viewer=staff, guards; operator=security}
 */
public record RoleMapping(String claim, Map<Role, Set<String>> values) {
  /** The default claim. */
  public static final String DEFAULT_CLAIM = "roles";

  /** The default values: the roles' own names. */
  public static final String DEFAULT_VALUES = "viewer=viewer; operator=operator; admin=admin";

  public RoleMapping {
    Objects.requireNonNull(claim, "serve.oidc.role.claim");
    values = Map.copyOf(values);
  }

  /**
   * Parses the values.
   *
   * @throws IllegalArgumentException if the values are not written as above
   */
  public static RoleMapping parse(String claim, String values) {
    Map<Role, Set<String>> parsed = new EnumMap<>(Role.class);
    for (String entry : values.split(";", -1)) {
      if (!entry.isBlank()) {
        String[] sides = entry.split("=", 2);
        Set<String> given = sides.length == 2 ? words(sides[1], ",") : Set.of();
        if (given.isEmpty() || parsed.put(role(sides[0].strip()), given) != null) {
          throw wrong(entry.strip());
        }
      }
    }
    if (parsed.isEmpty()) {
      throw wrong(values);
    }
    return new RoleMapping(claim, parsed);
  }

  private static Role role(String code) {
    return Arrays.stream(Role.values())
        .filter(role -> role != Role.ANYONE && role.code().equals(code))
        .findFirst()
        .orElseThrow(() -> wrong(code));
  }

  private static IllegalArgumentException wrong(String found) {
    return new IllegalArgumentException(
        "serve.oidc.roles must give each of viewer, operator and admin once or not at all, as in"
            + " 'viewer=staff, guards; admin=security', found '"
            + found
            + "'");
  }

  private static Set<String> words(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the highest role that the claims give; {@link Role#ANYONE} if they give none. */
  public Role roleOf(Map<String, Object> claims) {
    Set<String> found = found(claims);
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(found::contains))
        .map(Map.Entry::getKey)
        .max(Role::compareTo)
        .orElse(Role.ANYONE);
  }

  /**
   * Returns the claim's values. A claim whose own name has a dot, as URIs do, has precedence over
   * one inside an object.
   */
  private Set<String> found(Map<String, Object> claims) {
    Object value = claims.containsKey(claim) ? claims.get(claim) : within(claims);
    if (value instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.toSet());
    }
    return value instanceof String text ? words(text, "\\s+") : Set.of();
  }

  private Object within(Map<String, Object> claims) {
    Object value = claims;
    for (String step : List.of(claim.split("\\."))) {
      value = value instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return value;
  }

  /** Returns the text form. */
  @Override
  public String toString() {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> entry.getKey().code() + "=" + String.join(",", entry.getValue()))
            .collect(Collectors.joining("; "));
  }
}
