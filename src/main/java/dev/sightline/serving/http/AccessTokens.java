package dev.sightline.serving.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tokens that may be shown, each with its role. Only their hashes are kept. Immutable.
 *
 * <p>Written as {@code role:token}, separated by white space: {@code viewer:…}, {@code operator:…}
 * or {@code admin:…}. Several tokens may have one role, so that one can be replaced while the other
 * is in use. A line that begins with {@code #} is a comment.
 */
public final class AccessTokens {
  /** The fewest characters of a token: 128 bits in hexadecimal digits. */
  public static final int MIN_LENGTH = 32;

  private final List<HashedToken> tokens;

  private record HashedToken(Role role, String hash) {}

  private AccessTokens(List<HashedToken> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** No token: nobody is asked for one. */
  public static AccessTokens none() {
    return new AccessTokens(List.of());
  }

  /**
   * Reads tokens.
   *
   * @param source named in errors; the tokens are not
   * @throws IllegalArgumentException if an entry is no role and token, or a token is too short
   */
  public static AccessTokens parse(String text, String source) {
    List<HashedToken> tokens = new ArrayList<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .flatMap(
            line ->
                line.isEmpty() ? List.<String>of().stream() : List.of(line.split("\\s+")).stream())
        .forEach(entry -> tokens.add(token(entry, source)));
    return new AccessTokens(tokens);
  }

  private static HashedToken token(String entry, String source) {
    int colon = entry.indexOf(':');
    String token = entry.substring(colon + 1);
    if (colon < 0 || token.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "%s must hold role:token entries with tokens of at least %d characters; one has %d"
              .formatted(source, MIN_LENGTH, token.length()));
    }
    return new HashedToken(role(entry.substring(0, colon), source), hash(token));
  }

  private static Role role(String code, String source) {
    for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN)) {
      if (role.code().equals(code.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "%s must name the role viewer, operator or admin before each token".formatted(source));
  }

  /** Both together. */
  public AccessTokens and(AccessTokens others) {
    List<HashedToken> all = new ArrayList<>(tokens);
    all.addAll(others.tokens);
    return new AccessTokens(all);
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /**
   * The role of a token, in a time that does not depend on how much of it is right.
   *
   * @return {@link Role#ANYONE} if it is none of these
   */
  public Role roleOf(String token) {
    byte[] shown = hash(token).getBytes(StandardCharsets.US_ASCII);
    Role role = Role.ANYONE;
    for (HashedToken known : tokens) {
      if (MessageDigest.isEqual(shown, known.hash().getBytes(StandardCharsets.US_ASCII))) {
        role = known.role();
      }
    }
    return role;
  }

  private static String hash(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }

  /** Says how many there are, never which. */
  @Override
  public String toString() {
    return "AccessTokens[%d]".formatted(tokens.size());
  }
}
