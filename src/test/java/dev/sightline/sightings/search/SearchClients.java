package dev.sightline.sightings.search;

import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig.Tls;
import java.net.URI;
import java.util.Optional;

/** Clients of instances on any port of the loopback address, and what both show each other. */
public final class SearchClients {

  private SearchClients() {}

  /** Returns the configuration without secret and TLS. */
  public static SearchConfig on(URI url) {
    return on(url, Optional.empty(), Optional.empty());
  }

  static SearchConfig on(URI url, Optional<Secret> secret, Optional<Tls> tls) {
    return new SearchConfig(
        new SearchConfig.Endpoint("127.0.0.1", 0, Optional.empty()),
        secret,
        tls,
        url,
        SearchConfig.defaults().rules());
  }

  /** Returns a client that asks an instance without secret and TLS. */
  public static SearchClient of(URI instance) {
    return new SearchClient(on(instance));
  }
}
