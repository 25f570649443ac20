package dev.sightline.serving.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.ProblemException;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.RoleMapping;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.oidc.CodeFlow.Pending;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.List;

/** The resource for signing in and out. */
final class LoginResource implements Resource {
  /** The callback's path below the API's root; it must be registered at the issuer. */
  static final String CALLBACK = "/session/callback";

  private final CodeFlow flow;
  private final SealedCookie pending;
  private final SessionAuthenticator sessions;
  private final RoleMapping roles;
  private final URI page;

  /**
   * @param pending the cookie that binds a sign-in to the browser that began it
   */
  LoginResource(
      CodeFlow flow,
      SealedCookie pending,
      SessionAuthenticator sessions,
      RoleMapping roles,
      URI page) {
    this.flow = flow;
    this.pending = pending;
    this.sessions = sessions;
    this.roles = roles;
    this.page = page;
  }

  /**
   * The answer to signing out.
   *
   * @param issuer the address at which a browser signs out at the issuer; null if there is none
   */
  private record SignedOut(String issuer) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/session/login", Role.ANYONE, this::begin),
        Route.get(CALLBACK, Role.ANYONE, this::finish),
        Route.delete("/session", Role.ANYONE, this::end));
  }

  private void begin(Context request) {
    Pending begun = Pending.random();
    URI issuer = flow.begin(begun);
    pending.set(
        request,
        new JWTClaimsSet.Builder()
            .claim("state", begun.state().getValue())
            .claim("nonce", begun.nonce().getValue())
            .claim("verifier", begun.verifier().getValue()));
    request.redirect(issuer.toString(), HttpStatus.FOUND);
  }

  private void finish(Context request) {
    JWTClaimsSet begun =
        pending
            .read(request)
            .orElseThrow(
                () ->
                    ProblemException.badRequest(
                        "no sign-in was begun in this browser within ten minutes"));
    pending.clear(request);
    IDTokenClaimsSet person = flow.finish(request.queryParamMap(), pending(begun));
    Role role = roles.roleOf(person.toJSONObject());
    if (role == Role.ANYONE) {
      throw ProblemException.forbidden("the issuer gives you no role here");
    }
    sessions.begin(request, person.getSubject().getValue(), role);
    request.redirect(page.toString(), HttpStatus.FOUND);
  }

  private static Pending pending(JWTClaimsSet begun) {
    return new Pending(
        new State(String.valueOf(begun.getClaim("state"))),
        new Nonce(String.valueOf(begun.getClaim("nonce"))),
        new CodeVerifier(String.valueOf(begun.getClaim("verifier"))));
  }

  private void end(Context request) {
    sessions.end(request);
    Answers.json(request, new SignedOut(flow.end().map(URI::toString).orElse(null)));
  }
}
