package dev.sightline.sightings.search;

import static java.util.Objects.requireNonNull;

import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig;
import java.net.URI;
import java.util.Optional;

/**
 * The configuration of the search over sightings.
 *
 * @param endpoint where an instance of the search stage listens
 * @param secret {@code search.secret}: what instances and askers show each other
 * @param tls {@code search.tls.keystore}: the certificate of all instances, which askers trust
 * @param url {@code search.url}: any instance, which asks the others
 * @param rules how results are judged and asked for
 */
public record SearchConfig(
    Endpoint endpoint,
    Optional<Secret> secret,
    Optional<ServeConfig.Tls> tls,
    URI url,
    Rules rules) {

  public SearchConfig {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(secret, "search.secret");
    requireNonNull(tls, "search.tls");
    requireNonNull(rules, "rules");
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException(
          "search.url must begin with http:// or https://, was " + url);
    }
    if (!ServeConfig.isLoopback(endpoint.host()) && (secret.isEmpty() || tls.isEmpty())) {
      throw new IllegalArgumentException(
          "search.host must be the loopback address unless search.secret and search.tls.keystore"
              + " are set, was "
              + endpoint.host());
    }
  }

  /**
   * Where an instance listens.
   *
   * @param host {@code search.host}: the address to listen on
   * @param port {@code search.port}: in [0, 65535]; another free port is taken if it is in use
   * @param advertisedHost {@code search.advertised.host}: how other instances reach this one; empty
   *     for {@code search.host}
   */
  public record Endpoint(String host, int port, Optional<String> advertisedHost) {

    public Endpoint {
      requireNonNull(host, "search.host");
      requireNonNull(advertisedHost, "search.advertised.host");
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("search.port must be in [0, 65535], was " + port);
      }
    }

    String advertised() {
      return advertisedHost.orElse(host);
    }
  }

  /**
   * How results are judged and asked for.
   *
   * @param fpir {@code search.fpir}: the share of searches for a person who was never seen that may
   *     find a <em>same person</em>, in (0, 1)
   * @param reason {@code search.reason}: whether a search over HTTP or on the command line must
   *     state a reason
   */
  public record Rules(double fpir, boolean reason) {

    public Rules {
      if (!(fpir > 0 && fpir < 1)) {
        throw new IllegalArgumentException("search.fpir must be in (0, 1), was " + fpir);
      }
    }
  }

  /** Returns the defaults: port 8082 of the loopback address, an FPIR of 0.01. */
  public static SearchConfig defaults() {
    return new SearchConfig(
        new Endpoint("127.0.0.1", 8082, Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        URI.create("http://127.0.0.1:8082"),
        new Rules(0.01, false));
  }
}
