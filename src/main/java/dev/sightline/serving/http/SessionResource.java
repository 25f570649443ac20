package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.util.List;

/** The resource that returns the caller's role and whether users can sign in with an issuer. */
final class SessionResource implements Resource {
  private final RequestGuard guard;
  private final boolean signIn;

  /**
   * @param signIn whether users sign in with an issuer
   */
  SessionResource(RequestGuard guard, boolean signIn) {
    this.guard = guard;
    this.signIn = signIn;
  }

  /**
   * The caller.
   *
   * @param role {@code anyone}, {@code viewer}, {@code operator} or {@code admin}
   * @param name the name in the audit; null if the caller is unknown
   * @param signIn whether {@code /session/login} leads to an issuer
   */
  private record Session(String role, String name, boolean signIn) {}

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/session", Role.ANYONE, this::tell));
  }

  private void tell(Context request) {
    Session session =
        guard
            .callerOf(request)
            .map(caller -> new Session(caller.role().code(), caller.name(), signIn))
            .orElseGet(() -> new Session(Role.ANYONE.code(), null, signIn));
    Answers.json(request, session);
  }
}
