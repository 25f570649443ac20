package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/** An authenticator of callers by one kind of proof. Called by several threads at once. */
public interface Authenticator {

  /**
   * Returns the caller of a request; empty if it contains no valid proof of this kind.
   *
   * @throws ProblemException 503 if the proof cannot be checked now, 403 if the proof is not valid
   *     for this request
   */
  Optional<Caller> authenticate(Context request);

  /**
   * Returns the token of {@code Authorization: Bearer …}. The scheme may be written in any case
   * (RFC 9110, section 11.1).
   */
  static Optional<String> bearerToken(Context request) {
    String authorization = Objects.requireNonNullElse(request.header("Authorization"), "");
    return authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())
        ? Optional.of(authorization.substring("Bearer ".length()).strip())
        : Optional.empty();
  }
}
