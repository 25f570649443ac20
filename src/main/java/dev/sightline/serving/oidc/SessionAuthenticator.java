package dev.sightline.serving.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sightline.serving.http.Authenticator;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Role;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;

/**
 * An authenticator of users who signed in, by their cookie. A request that changes something must
 * prove that it comes from the page, because browsers send the cookie also with requests of other
 * pages. Thread-safe.
 */
final class SessionAuthenticator implements Authenticator {
  private static final String ROLE = "role";
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final SealedCookie session;

  SessionAuthenticator(SealedCookie session) {
    this.session = session;
  }

  /** Signs a user in by setting the session cookie. */
  void begin(Context request, String subject, Role role) {
    session.set(request, new JWTClaimsSet.Builder().subject(subject).claim(ROLE, role.name()));
  }

  void end(Context request) {
    session.clear(request);
  }

  @Override
  public Optional<Caller> authenticate(Context request) {
    return session
        .read(request)
        .map(
            claims -> {
              requireFromPage(request);
              return Callers.caller(
                  claims.getSubject(), Role.valueOf(String.valueOf(claims.getClaim(ROLE))));
            });
  }

  /** Requires an Origin header; the guard has checked that it is ours. */
  private static void requireFromPage(Context request) {
    boolean saysSo =
        request.header("Origin") != null || "same-origin".equals(request.header("Sec-Fetch-Site"));
    if (!READING.contains(request.method()) && !saysSo) {
      throw ProblemException.forbidden(
          "a request with a cookie that changes something must have an Origin header");
    }
  }
}
