package dev.sightline.serving.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.sightline.serving.http.OidcConfig;
import dev.sightline.serving.http.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer, as it describes itself (OpenID Connect Discovery 1.0), and its keys. One that does
 * not answer is asked again when it is needed, though not at once. Thread-safe.
 */
final class Provider {
  /** For connecting as for reading. */
  static final int TIMEOUT_MILLIS = 5000;

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;

  private final OidcConfig config;
  private final InstantSource clock;
  private Optional<Known> known = Optional.empty();
  private Instant notBefore = Instant.MIN;

  /**
   * What there is to know of an issuer.
   *
   * @param keys select the key that a signature is checked with; new ones are fetched when a token
   *     names a key that is not here, and not oftener than twice in half a minute
   */
  record Known(OIDCProviderMetadata metadata, JWSVerificationKeySelector<SecurityContext> keys) {}

  Provider(OidcConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  Issuer issuer() {
    return new Issuer(config.issuer());
  }

  /** Asks the issuer for the first time; one that does not answer is only warned of. */
  void greet() {
    try {
      known();
    } catch (ProblemException e) {
      LOG.warn(
          "The issuer {} does not answer; until it does nobody is signed in and its tokens are not"
              + " taken",
          config.issuer());
    }
  }

  /**
   * What is known of the issuer.
   *
   * @throws ProblemException 503 if it does not answer
   * @throws IllegalArgumentException if it says that it is another, or nothing that is understood
   */
  synchronized Known known() {
    if (known.isEmpty()) {
      if (clock.instant().isBefore(notBefore)) {
        throw unreachable();
      }
      known = Optional.of(discovered());
    }
    return known.get();
  }

  static ProblemException unreachable() {
    return ProblemException.unavailable("issuer-unreachable", "the issuer does not answer");
  }

  private Known discovered() {
    DefaultResourceRetriever http =
        new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    try {
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.parse(
              http.retrieveResource(OIDCProviderMetadata.resolveURL(issuer())).getContent());
      if (!metadata.getIssuer().equals(issuer())) {
        throw new IllegalArgumentException(
            "serve.oidc.issuer must be what the issuer calls itself, '"
                + metadata.getIssuer()
                + "', was '"
                + issuer()
                + "'");
      }
      return new Known(metadata, keys(metadata, http));
    } catch (IOException e) {
      notBefore = clock.instant().plus(PAUSE);
      throw unreachable();
    } catch (GeneralException e) {
      throw new IllegalArgumentException(
          "serve.oidc.issuer must describe itself as OpenID Connect Discovery asks: "
              + e.getMessage(),
          e);
    }
  }

  private JWSVerificationKeySelector<SecurityContext> keys(
      OIDCProviderMetadata metadata, DefaultResourceRetriever http) throws IOException {
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), http)
            .refreshAheadCache(false)
            .outageTolerant(true)
            .build();
    return new JWSVerificationKeySelector<>(
        config.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()), keys);
  }
}
