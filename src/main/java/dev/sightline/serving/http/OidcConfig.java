package dev.sightline.serving.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenID Connect issuer that is trusted, and how (OpenID Connect Core 1.0, Discovery 1.0).
 *
 * @param issuer {@code serve.oidc.issuer}: an https address; http only on the loopback address
 * @param audience {@code serve.oidc.audience}: the audience of accepted bearer tokens; if empty,
 *     none are accepted
 * @param algorithms {@code serve.oidc.algorithms}: the issuer's accepted signature algorithms
 * @param roles the mapping from claims to roles
 * @param login the sign-in on the page; if empty, there is none
 */
public record OidcConfig(
    URI issuer,
    Optional<String> audience,
    Set<String> algorithms,
    RoleMapping roles,
    Optional<Login> login) {
  /** Algorithms with a public key, so that a verifier cannot sign. */
  private static final Set<String> ASYMMETRIC =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  /** The default of {@link #algorithms}. */
  public static final List<String> DEFAULT_ALGORITHMS = List.of("RS256", "PS256", "ES256");

  public OidcConfig {
    requireSafe("serve.oidc.issuer", issuer);
    Objects.requireNonNull(audience, "serve.oidc.audience");
    Objects.requireNonNull(roles, "serve.oidc.roles");
    Objects.requireNonNull(login, "login");
    algorithms = Set.copyOf(algorithms);
    if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
      throw new IllegalArgumentException(
          "serve.oidc.algorithms must name some of "
              + String.join(", ", new TreeSet<>(ASYMMETRIC))
              + ", was '"
              + String.join(" ", new TreeSet<>(algorithms))
              + "'");
    }
    if (audience.isEmpty() && login.isEmpty()) {
      throw new IllegalArgumentException(
          "serve.oidc.issuer needs serve.oidc.audience, for bearer tokens, or serve.oidc.client.id,"
              + " for people who sign in, or both");
    }
  }

  /**
   * Sign-in by authorization code with PKCE.
   *
   * @param client {@code serve.oidc.client.id} and its secret
   * @param page {@code serve.oidc.page}: the page's address in browsers
   * @param scopes {@code serve.oidc.scopes}: the scopes requested from the issuer, {@code openid}
   *     among them
   * @param session {@code serve.oidc.session.ms}: how long a sign-in lasts, from a minute to a day
   */
  public record Login(Client client, URI page, List<String> scopes, Duration session) {
    private static final Duration MIN_SESSION = Duration.ofMinutes(1);
    private static final Duration MAX_SESSION = Duration.ofDays(1);

    /** The default of {@link #scopes}. */
    public static final String DEFAULT_SCOPES = "openid";

    /** The default of {@link #session}. */
    public static final Duration DEFAULT_SESSION = Duration.ofHours(1);

    public Login {
      Objects.requireNonNull(client, "serve.oidc.client.id");
      requireSafe("serve.oidc.page", page);
      scopes = List.copyOf(scopes);
      if (!scopes.contains("openid")) {
        throw new IllegalArgumentException(
            "serve.oidc.scopes must contain openid, was '" + String.join(" ", scopes) + "'");
      }
      if (session.compareTo(MIN_SESSION) < 0 || session.compareTo(MAX_SESSION) > 0) {
        throw new IllegalArgumentException(
            "serve.oidc.session.ms must be in ["
                + MIN_SESSION.toMillis()
                + ", "
                + MAX_SESSION.toMillis()
                + "], was "
                + session.toMillis());
      }
    }

    /** Returns whether browsers reach the page over TLS, which may end at a proxy. */
    public boolean isSecure() {
      return page.getScheme().equalsIgnoreCase("https");
    }
  }

  /**
   * This server's registration at the issuer.
   *
   * @param secret {@code serve.oidc.client.secret}
   * @param secretFile {@code serve.oidc.client.secret.file}: a file that contains it instead; with
   *     neither it is a public client
   */
  public record Client(String id, Optional<Secret> secret, Optional<Path> secretFile) {
    public Client {
      Objects.requireNonNull(id, "serve.oidc.client.id");
      Objects.requireNonNull(secret, "serve.oidc.client.secret");
      if (secret.isPresent() && secretFile.isPresent()) {
        throw new IllegalArgumentException(
            "serve.oidc.client.secret must not be set beside serve.oidc.client.secret.file");
      }
    }
  }

  private static void requireSafe(String key, URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean safe =
        scheme.equals("https")
            || (scheme.equals("http") && ServeConfig.isLoopback(String.valueOf(address.getHost())));
    if (!safe || address.getHost() == null || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          key
              + " must be an https address without a query (http on the loopback address), was "
              + address);
    }
  }
}
