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
 * The issuer's description of itself (OpenID Connect Discovery 1.0) and its keys. If it does not
 * answer, it is asked again when it is needed, but not immediately. Thread-safe.
 */
final class Provider {
  /** The timeout for connecting and for reading. */
  static final int TIMEOUT_MILLIS = 5000;

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 1 << 20;

  private final OidcConfig config;
  private final InstantSource clock;
  private Optional<Known> known = Optional.empty();
  private Instant notBefore = Instant.MIN;

  /**
   * The known facts about an issuer.
   *
   * @param keys selects the key that verifies a signature; new keys are fetched when a token names
   *     an unknown one, at most twice in half a minute
   */
  record Known(OIDCProviderMetadata metadata, JWSVerificationKeySelector<SecurityContext> keys) {}

  Provider(OidcConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  Issuer issuer() {
    return new Issuer(config.issuer());
  }

  Instant now() {
    return clock.instant();
  }

  /** Asks the issuer for the first time; logs a warning if it does not answer. */
  void greet() {
    try {
      known();
    } catch (ProblemException e) {
      LOG.warn(
          "The issuer {} does not answer; until it does, nobody can sign in and its tokens are not"
              + " taken",
          config.issuer());
    }
  }

  /**
   * Returns the issuer's description.
   *
   * @throws ProblemException 503 if it does not answer
   * @throws IllegalArgumentException if it has another name, or the description cannot be read
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
            "serve.oidc.issuer must be the issuer's own name, '"
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
          "serve.oidc.issuer must describe itself as OpenID Connect Discovery requires: "
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
