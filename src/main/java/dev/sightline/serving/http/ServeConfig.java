package dev.sightline.serving.http;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The configuration of the page and the API.
 *
 * @param host {@code serve.host}: the address to listen on; beyond the loopback address only with
 *     tokens or an issuer
 * @param port {@code serve.port}: in [0, 65535]; 0 takes any free port
 * @param access who has access
 * @param tls the server's certificate; if empty, connections are not encrypted
 * @param limits the limits of requests
 */
public record ServeConfig(String host, int port, Access access, Optional<Tls> tls, Limits limits) {

  public ServeConfig {
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(tls, "serve.tls");
    Objects.requireNonNull(limits, "limits");
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("serve.host must name an address, was blank");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("serve.port must be in [0, 65535], was " + port);
    }
    if (!isLoopback(host) && access.isOpen()) {
      throw new IllegalArgumentException(
          "serve.host must be the loopback address unless serve.tokens, serve.tokens.file or"
              + " serve.oidc.issuer is set, was "
              + host);
    }
  }

  /**
   * The accepted credentials. Without any, every user of this machine is admin.
   *
   * @param tokens {@code serve.tokens}
   * @param tokensFile {@code serve.tokens.file}: further tokens
   * @param oidc {@code serve.oidc.*}: the trusted issuer
   */
  public record Access(AccessTokens tokens, Optional<Path> tokensFile, Optional<OidcConfig> oidc) {
    public Access {
      Objects.requireNonNull(tokens, "serve.tokens");
      Objects.requireNonNull(tokensFile, "serve.tokens.file");
      Objects.requireNonNull(oidc, "serve.oidc");
    }

    /** Returns access for everybody. */
    public static Access open() {
      return new Access(AccessTokens.none(), Optional.empty(), Optional.empty());
    }

    boolean isOpen() {
      return tokens.isEmpty() && tokensFile.isEmpty() && oidc.isEmpty();
    }
  }

  /**
   * A key store with the server's key and certificates.
   *
   * @param keystore {@code serve.tls.keystore}: a PKCS #12 or JKS file
   * @param password {@code serve.tls.keystore.password}
   */
  public record Tls(Path keystore, Secret password) {
    public Tls {
      Objects.requireNonNull(keystore, "serve.tls.keystore");
      Objects.requireNonNull(password, "serve.tls.keystore.password");
    }
  }

  /**
   * The limits of requests.
   *
   * @param maxBodyBytes {@code serve.max.body.bytes}: the maximum size of a request's body, in
   *     [1024, 67108864]
   * @param requestsPerSecond {@code serve.requests.per.second}: the average rate per address, at
   *     least 1
   * @param eventsKept {@code serve.events.kept}: the number of the newest events kept for requests,
   *     in [100, 1000000]
   */
  public record Limits(int maxBodyBytes, int requestsPerSecond, int eventsKept) {
    public Limits {
      requireWithin("serve.max.body.bytes", maxBodyBytes, 1024, 64 << 20);
      requireWithin("serve.requests.per.second", requestsPerSecond, 1, 1_000_000);
      requireWithin("serve.events.kept", eventsKept, 100, 1_000_000);
    }

    private static void requireWithin(String key, int value, int min, int max) {
      if (value < min || value > max) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s must be in [%d, %d], was %d", key, min, max, value));
      }
    }
  }

  /** Returns the defaults: port 8080 of the loopback address, without tokens and TLS. */
  public static ServeConfig defaults() {
    return new ServeConfig(
        "127.0.0.1", 8080, Access.open(), Optional.empty(), new Limits(32 << 20, 100, 20_000));
  }

  /** Returns whether only this machine reaches the server. */
  public boolean isLoopback() {
    return isLoopback(host);
  }

  /**
   * Returns the page's address for a browser on this machine.
   *
   * @param actualPort the port listened on, because {@link #port} may be 0
   */
  String address(int actualPort) {
    String reachable = isLoopback() ? host : "localhost";
    boolean bare = reachable.contains(":") && !reachable.startsWith("[");
    return String.format(
        Locale.ROOT,
        "%s://%s:%d/",
        tls.isPresent() ? "https" : "http",
        bare ? "[" + reachable + "]" : reachable,
        actualPort);
  }

  /** Returns whether an address is reached from this machine only. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.equals("::1")
        || host.equals("[::1]");
  }
}
