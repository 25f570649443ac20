package dev.sightline.serving.http;

import java.util.List;

/** Tells whoever asks what they may do. */
final class SessionResource implements Resource {
  private final RequestGuard guard;

  SessionResource(RequestGuard guard) {
    this.guard = guard;
  }

  /**
   * @param role {@code anyone}, {@code viewer}, {@code operator} or {@code admin}
   */
  private record Session(String role) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/session",
            Role.ANYONE,
            request -> Answers.json(request, new Session(guard.roleOf(request).code()))));
  }
}
