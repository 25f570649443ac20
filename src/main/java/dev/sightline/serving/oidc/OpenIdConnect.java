package dev.sightline.serving.oidc;

import dev.sightline.files.TextFile;
import dev.sightline.serving.http.Authenticator;
import dev.sightline.serving.http.OidcConfig;
import dev.sightline.serving.http.OidcConfig.Client;
import dev.sightline.serving.http.OidcConfig.Login;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.WebServer;
import dev.sightline.serving.oidc.SealedCookie.Attributes;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The authentication by an OpenID Connect issuer: the authenticators and resources for the web
 * server. Immutable.
 */
public final class OpenIdConnect {
  private static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);

  private final List<Authenticator> authenticators = new ArrayList<>();
  private final List<Resource> resources = new ArrayList<>();

  private OpenIdConnect(OidcConfig config, Provider provider, InstantSource clock) {
    config
        .audience()
        .map(audience -> new BearerAuthenticator(provider, audience, config.roles()))
        .ifPresent(authenticators::add);
    config.login().ifPresent(login -> add(login, config, provider, clock));
  }

  /**
   * Reads the issuer's description. If the issuer does not answer, this only logs a warning and
   * asks again later, because callers with an access token do not need it.
   *
   * @throws IllegalArgumentException if the issuer has another name, or the client's secret is
   *     empty
   */
  public static OpenIdConnect start(OidcConfig config, InstantSource clock) {
    Provider provider = new Provider(config, clock);
    provider.greet();
    return new OpenIdConnect(config, provider, clock);
  }

  private void add(Login login, OidcConfig config, Provider provider, InstantSource clock) {
    Optional<String> secret = secret(login.client());
    SecretKey key = CookieKey.of(secret);
    SealedCookie pending =
        new SealedCookie(
            new Attributes("sightline-login", SameSite.LAX, login.isSecure(), TIME_TO_SIGN_IN),
            key,
            clock);
    SessionAuthenticator sessions =
        new SessionAuthenticator(
            new SealedCookie(
                new Attributes(
                    "sightline-session", SameSite.STRICT, login.isSecure(), login.session()),
                key,
                clock));
    CodeFlow flow = new CodeFlow(provider, login, secret, callback(login.page()));
    authenticators.add(sessions);
    resources.add(new LoginResource(flow, pending, sessions, config.roles(), login.page()));
  }

  private static URI callback(URI page) {
    String root = page.toString().replaceFirst("/+$", "");
    return URI.create(root + WebServer.API + LoginResource.CALLBACK);
  }

  private static Optional<String> secret(Client client) {
    Optional<String> secret =
        client
            .secretFile()
            .map(
                file -> {
                  try {
                    return TextFile.read(file).strip();
                  } catch (IOException e) {
                    throw new UncheckedIOException(
                        "cannot read serve.oidc.client.secret.file " + file, e);
                  }
                })
            .or(() -> client.secret().map(Secret::reveal));
    if (secret.map(String::isEmpty).orElse(false)) {
      throw new IllegalArgumentException("serve.oidc.client.secret.file holds no secret");
    }
    return secret;
  }

  /** Returns the authenticators. */
  public List<Authenticator> authenticators() {
    return List.copyOf(authenticators);
  }

  /** Returns the resources for signing in and out. */
  public List<Resource> resources() {
    return List.copyOf(resources);
  }
}
