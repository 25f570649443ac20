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
 * Whose word on people is taken, and how (OpenID Connect Core 1.0, Discovery 1.0).
 *
 * @param issuer {@code serve.oidc.issuer}: an https address; http only on the loopback address
 * @param audience {@code serve.oidc.audience}: of the bearer tokens that are taken; empty: none are
 * @param algorithms {@code serve.oidc.algorithms}: with which the issuer may sign
 * @param roles how claims give roles
 * @param login how people sign in on the page; empty: they do not
 */
public record OidcConfig(
    URI issuer,
    Optional<String> audience,
    Set<String> algorithms,
    RoleMapping roles,
    Optional<Login> login) {
  /** Those with a public key: whoever can check a signature cannot make one. */
  private static final Set<String> ASYMMETRIC =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  /** What {@link #algorithms} is where nothing is set. */
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
   * @param page {@code serve.oidc.page}: the page's address as browsers have it
   * @param scopes {@code serve.oidc.scopes}: what is asked of the issuer; {@code openid} is among
   *     them
   * @param session {@code serve.oidc.session.ms}: how long a sign-in lasts, from a minute to a day
   */
  public record Login(Client client, URI page, List<String> scopes, Duration session) {
    private static final Duration MIN_SESSION = Duration.ofMinutes(1);
    private static final Duration MAX_SESSION = Duration.ofDays(1);

    /** What {@link #scopes} is where nothing is set. */
    public static final String DEFAULT_SCOPES = "openid";

    /** What {@link #session} is where nothing is set. */
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

    /** Whether browsers reach the page over TLS, which may end at a proxy. */
    public boolean isSecure() {
      return page.getScheme().equalsIgnoreCase("https");
    }
  }

  /**
   * What the issuer knows this server as.
   *
   * @param secret {@code serve.oidc.client.secret}
   * @param secretFile {@code serve.oidc.client.secret.file}: a file that holds it instead; with
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
