package dev.sightline.serving.http;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a request is answered: not too often, not from another site, and with the role
 * that its route asks for.
 *
 * <p>Another site's page cannot borrow anybody's rights: what a browser says comes from elsewhere
 * is refused, and where sign-in gives a cookie, the cookie is never sent from there. On the
 * loopback address without tokens, where everybody on the machine is admin, the Host header must
 * name the loopback address: a page elsewhere whose name was pointed here (DNS rebinding) is
 * refused.
 */
final class RequestGuard {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

  private final List<Authenticator> authenticators;
  private final RateLimit rateLimit;

  /**
   * @param authenticators asked in this order; none: everybody is admin
   */
  RequestGuard(List<Authenticator> authenticators, RateLimit rateLimit) {
    this.authenticators = List.copyOf(authenticators);
    this.rateLimit = Objects.requireNonNull(rateLimit, "rateLimit");
  }

  /** Lets a request in at all. */
  void admit(Context request) {
    if (!rateLimit.allows(request.ip())) {
      request.header("Retry-After", "1");
      throw ProblemException.tooManyRequests();
    }
    String host = Objects.requireNonNullElse(request.host(), "");
    if (authenticators.isEmpty() && !LOOPBACK_NAMES.contains(withoutPort(host))) {
      throw ProblemException.forbidden("the Host header must name the loopback address");
    }
    if (isFromElsewhere(request, host)) {
      throw ProblemException.forbidden("requests from other sites are not answered");
    }
  }

  private static boolean isFromElsewhere(Context request, String host) {
    String site = request.header("Sec-Fetch-Site");
    boolean navigation = "navigate".equals(request.header("Sec-Fetch-Mode"));
    if (site != null && !FROM_HERE.contains(site) && !navigation) {
      return true;
    }
    String origin = request.header("Origin");
    return origin != null && !authority(origin).equals(host.toLowerCase(Locale.ROOT));
  }

  /** {@code host:port} of an origin; the scheme may differ behind a proxy that ends TLS. */
  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }

  /** Lets a request through to its route. */
  void authorize(Context request) {
    for (RouteRole needed : request.routeRoles()) {
      if (needed != Role.ANYONE) {
        require((Role) needed, request);
      }
    }
  }

  private void require(Role needed, Context request) {
    Caller caller =
        callerOf(request)
            .orElseThrow(
                () -> {
                  request.header("WWW-Authenticate", "Bearer realm=\"sightline\"");
                  return ProblemException.unauthorized();
                });
    if (!caller.role().includes(needed)) {
      throw ProblemException.forbidden(
          String.format(
              Locale.ROOT,
              "the role %s is needed, whoever asks has %s",
              needed.code(),
              caller.role() == Role.ANYONE ? "none" : caller.role().code()));
    }
    caller.remember(request);
  }

  /** Who asks; empty if they do not say, or cannot prove it. */
  Optional<Caller> callerOf(Context request) {
    if (authenticators.isEmpty()) {
      return Optional.of(Caller.LOCAL);
    }
    return authenticators.stream()
        .map(authenticator -> authenticator.authenticate(request))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
