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
 * A guard of requests: it checks their rate, their origin and the role that the route requires.
 *
 * <p>Another site's page cannot use a caller's rights: requests that the browser marks as
 * cross-site are refused, and the sign-in cookie is never sent from there. On the loopback address
 * without tokens, every user of the machine is admin. There the Host header must name the loopback
 * address, so that a foreign page whose name resolves to it (DNS rebinding) is refused.
 */
final class RequestGuard {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> FROM_HERE = Set.of("same-origin", "none");

  private final List<Authenticator> authenticators;
  private final RateLimit rateLimit;

  /**
   * @param authenticators the authenticators, called in this order; if empty, everybody is admin
   */
  RequestGuard(List<Authenticator> authenticators, RateLimit rateLimit) {
    this.authenticators = List.copyOf(authenticators);
    this.rateLimit = Objects.requireNonNull(rateLimit, "rateLimit");
  }

  /** Checks a request's rate, encoding and origin. */
  void admit(Context request) {
    if (!rateLimit.allows(request.ip())) {
      throw ProblemException.tooManyRequests("ask again in a second");
    }
    String query = Objects.requireNonNullElse(request.req().getQueryString(), "");
    if (!PercentEncoding.isValid(request.req().getRequestURI())
        || !PercentEncoding.isValid(query)) {
      throw ProblemException.badRequest("the path or the query is not percent-encoded UTF-8");
    }
    String host = Objects.requireNonNullElse(request.host(), "");
    if (authenticators.isEmpty() && !LOOPBACK_NAMES.contains(withoutPort(host))) {
      throw ProblemException.forbidden("the Host header must name the loopback address");
    }
    if (isFromElsewhere(request, host)) {
      throw ProblemException.forbidden("requests from other sites are refused");
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

  /** Returns {@code host:port} of an origin; the scheme may differ behind a proxy that ends TLS. */
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

  /** Checks a request's role before its route is called. */
  void authorize(Context request) {
    for (RouteRole needed : request.routeRoles()) {
      if (needed != Role.ANYONE) {
        require((Role) needed, request);
      } else {
        callerOf(request).ifPresent(caller -> caller.remember(request));
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
              "the role %s is needed, the caller has %s",
              needed.code(),
              caller.role() == Role.ANYONE ? "none" : caller.role().code()));
    }
    caller.remember(request);
  }

  /** Returns the caller; empty if there is no valid proof. */
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
