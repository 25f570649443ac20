package dev.sightline.serving.http;

import dev.sightline.files.TextFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The accepted access tokens, each with its role. Only their hashes are kept. Immutable.
 *
 * <p>Written as {@code role:name:token} or {@code role:token}, separated by white space; the role
 * is {@code viewer}, {@code operator} or {@code admin}. The audit names the caller by the token's
 * name, or without one by the beginning of the token's hash. Several tokens may have one role, so
 * that one can be replaced while the other is in use. A line that begins with {@code #} is a
 * comment.
 */
public final class AccessTokens implements Authenticator {
  /** The minimum length of a token in characters: 128 bits in hexadecimal digits. */
  public static final int MIN_LENGTH = 32;

  private static final Pattern NAME = Pattern.compile("[\\w.@-]{1,64}");
  private static final int UNNAMED_DIGITS = 8;

  private final List<HashedToken> tokens;

  private record HashedToken(Caller caller, String hash) {}

  private AccessTokens(List<HashedToken> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** Returns the value without tokens: callers need none. */
  public static AccessTokens none() {
    return new AccessTokens(List.of());
  }

  /**
   * Parses tokens.
   *
   * @param source the source named in errors; the tokens are not
   * @throws IllegalArgumentException if an entry is not a role and token, or a token is too short
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

  /**
   * Reads a file of tokens.
   *
   * @param source the setting that names the file
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException as {@link #parse} does
   */
  static AccessTokens read(Path file, String source) {
    try {
      return parse(TextFile.read(file), source);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source + " " + file, e);
    }
  }

  private static HashedToken token(String entry, String source) {
    String[] parts = entry.split(":", -1);
    String token = parts[parts.length - 1];
    if (parts.length < 2 || parts.length > 3 || token.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must hold role:token or role:name:token entries with tokens of at least %d"
                  + " characters and without a colon; one has %d parts, the last of %d characters",
              source,
              MIN_LENGTH,
              parts.length,
              token.length()));
    }
    String hash = hash(token);
    String name = parts.length == 3 ? name(parts[1], source) : hash.substring(0, UNNAMED_DIGITS);
    return new HashedToken(new Caller("token:" + name, role(parts[0], source)), hash);
  }

  private static String name(String name, String source) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "%s must name tokens by 1 to 64 letters, digits, dots, hyphens, underscores and"
                      + " @; one is",
                  source)
              + " not valid");
    }
    return name;
  }

  private static Role role(String code, String source) {
    for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.ADMIN)) {
      if (role.code().equals(code.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        source + " must name the role viewer, operator or admin before each token");
  }

  /** Returns both together. */
  public AccessTokens and(AccessTokens others) {
    List<HashedToken> all = new ArrayList<>(tokens);
    all.addAll(others.tokens);
    return new AccessTokens(all);
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  @Override
  public Optional<Caller> authenticate(Context request) {
    return Authenticator.bearerToken(request).flatMap(this::callerOf);
  }

  /**
   * Returns the caller with this token, in a time that does not depend on the token's correct part.
   *
   * @return empty if the token is not accepted
   */
  Optional<Caller> callerOf(String token) {
    byte[] shown = hash(token).getBytes(StandardCharsets.US_ASCII);
    Optional<Caller> caller = Optional.empty();
    for (HashedToken known : tokens) {
      if (MessageDigest.isEqual(shown, known.hash().getBytes(StandardCharsets.US_ASCII))) {
        caller = Optional.of(known.caller());
      }
    }
    return caller;
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

  /** Returns the number of tokens, never the tokens. */
  @Override
  public String toString() {
    return "AccessTokens[" + tokens.size() + "]";
  }
}
