package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/** Finds out who asks, by one kind of proof. Called by several threads at once. */
public interface Authenticator {

  /**
   * Who sent the request; empty if it shows no proof of this kind, or one that is not valid.
   *
   * @throws ProblemException 503 if that cannot be found out now, 403 if the proof does not count
   *     for this request
   */
  Optional<Caller> authenticate(Context request);

  /** What a request shows as {@code Authorization: Bearer …}. */
  static Optional<String> bearerToken(Context request) {
    String authorization = Objects.requireNonNullElse(request.header("Authorization"), "");
    return authorization.startsWith("Bearer ")
        ? Optional.of(authorization.substring("Bearer ".length()).strip())
        : Optional.empty();
  }
}
