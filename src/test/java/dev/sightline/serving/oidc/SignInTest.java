package dev.sightline.serving.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A user signs in with a browser, as far as HTTP goes; attackers try to. */
class SignInTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
  private FakeIssuer issuer;
  private ProtectedServer server;
  private String origin;

  @BeforeEach
  void start() throws Exception {
    issuer = new FakeIssuer();
    int port = ProtectedServer.freePort();
    origin = "http://127.0.0.1:" + port;
    server = new ProtectedServer(ProtectedServer.config(issuer, port), port, now::get);
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void shouldSignSomebodyInAndOut() throws Exception {
    // Given
    assertThat(get("/read").statusCode()).isEqualTo(401);
    assertThat(get("/session").body())
        .isEqualTo("{\"role\":\"anyone\",\"name\":null,\"signIn\":true}");

    // When
    HttpResponse<String> signedIn = signIn();

    // Then
    assertThat(location(signedIn)).hasToString(origin + "/");
    assertThat(get("/read").body()).isEqualTo("{\"name\":\"oidc:ada-4711\"}");
    assertThat(get("/session").body())
        .isEqualTo("{\"role\":\"operator\",\"name\":\"oidc:ada-4711\",\"signIn\":true}");

    HttpResponse<String> out =
        send(
            request("/session").header("Origin", origin).method("DELETE", BodyPublishers.noBody()));
    assertThat(out.body()).contains(issuer.address() + "/logout?");
    assertThat(get("/read").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldHideItsCookiesFromScriptsAndOtherSitesAndNeedTlsUnderTls() throws Exception {
    int port = ProtectedServer.freePort();
    try (ProtectedServer behindTls =
        new ProtectedServer(
            ProtectedServer.config(issuer, URI.create("https://sightline.example.com")),
            port,
            InstantSource.system())) {
      HttpResponse<String> begun =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(behindTls.api("/session/login")).build(),
                  BodyHandlers.ofString());

      assertThat(begun.headers().firstValue("set-cookie").orElseThrow())
          .startsWith("__Host-sightline-login=")
          .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600")
          .doesNotContain("Domain");
      assertThat(location(begun).getRawQuery())
          .contains(
              "redirect_uri=https%3A%2F%2Fsightline.example.com%2Fapi%2Fv1%2Fsession%2Fcallback");
    }
    assertThat(signIn().headers().allValues("set-cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("sightline-session=")
                    .contains("HttpOnly", "SameSite=Strict", "Max-Age=3600"));
  }

  @Test
  void shouldChangeNothingByACookieAlone() throws Exception {
    signIn();

    HttpResponse<String> bare = send(request("/change").POST(BodyPublishers.noBody()));
    HttpResponse<String> elsewhere =
        send(
            request("/change")
                .header("Origin", "https://evil.example.com")
                .POST(BodyPublishers.noBody()));
    HttpResponse<String> navigated =
        send(
            request("/change")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .POST(BodyPublishers.noBody()));
    HttpResponse<String> ours =
        send(request("/change").header("Origin", origin).POST(BodyPublishers.noBody()));

    assertThat(bare.statusCode()).isEqualTo(403);
    assertThat(elsewhere.statusCode()).isEqualTo(403);
    assertThat(navigated.statusCode()).isEqualTo(403);
    assertThat(ours.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAnAnswerWithAnotherStateOrToNoQuestion() throws Exception {
    URI answer = answerOfIssuer();

    HttpResponse<String> otherState =
        visit(URI.create(answer.toString().replaceFirst("state=[^&]+", "state=guessed")));
    HttpResponse<String> withoutCookie = visit(answer);

    assertThat(otherState.statusCode()).isEqualTo(400);
    assertThat(otherState.body()).contains("does not match the sign-in that was begun");
    assertThat(withoutCookie.statusCode()).isEqualTo(400);
    assertThat(get("/read").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseACodeThatWasUsed() throws Exception {
    URI answer = answerOfIssuer();
    HttpCookie begun = cookie("sightline-login");
    assertThat(visit(answer).statusCode()).isEqualTo(302);
    cookies.getCookieStore().removeAll();
    cookies.getCookieStore().add(URI.create(origin), begun);

    HttpResponse<String> again = visit(answer);

    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("the issuer refuses: invalid_grant");
    assertThat(get("/read").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseACodeThatAnotherBrowserWasGiven() throws Exception {
    URI others = answerOfIssuer();
    cookies.getCookieStore().removeAll();
    URI own = answerOfIssuer();
    String code = others.getRawQuery().replaceFirst(".*code=([^&]+).*", "$1");

    HttpResponse<String> injected =
        visit(URI.create(own.toString().replaceFirst("code=[^&]+", "code=" + code)));

    assertThat(injected.statusCode()).isEqualTo(401);
    assertThat(injected.body()).contains("invalid_grant");
  }

  @Test
  void shouldTellSomebodyWithoutARoleAndTheIssuersOwnRefusal() throws Exception {
    issuer.giveRoles(List.of("cook"));
    HttpResponse<String> cook = signIn();
    URI answer = answerOfIssuer();
    HttpResponse<String> denied =
        visit(URI.create(answer.toString().replaceFirst("code=[^&]+", "error=access_denied")));

    assertThat(cook.statusCode()).isEqualTo(403);
    assertThat(cook.body()).contains("the issuer gives you no role here");
    assertThat(denied.statusCode()).isEqualTo(401);
    assertThat(denied.body()).contains("the issuer refuses: access_denied");
  }

  @Test
  void shouldAcceptATokenForSeveralAudiencesThatWasIssuedToThisClient() throws Exception {
    issuer.alterIdTokens(
        claims ->
            claims
                .audience(List.of(FakeIssuer.CLIENT, "another"))
                .claim("azp", FakeIssuer.CLIENT)
                .issueTime(Date.from(Instant.now().plusSeconds(30))));

    assertThat(signIn().statusCode()).isEqualTo(302);
  }

  static Stream<Arguments> badIdTokens() {
    Instant now = Instant.now();
    return Stream.of(
        change("issued to another client", claims -> claims.claim("azp", "another")),
        change("azp is no text", claims -> claims.claim("azp", List.of(FakeIssuer.CLIENT))),
        change(
            "several audiences and no azp",
            claims -> claims.audience(List.of(FakeIssuer.CLIENT, "another"))),
        change(
            "several audiences, issued to another",
            claims ->
                claims.audience(List.of(FakeIssuer.CLIENT, "another")).claim("azp", "another")),
        change("no subject", claims -> claims.subject(null)),
        change("empty subject", claims -> claims.subject("")),
        change("blank subject", claims -> claims.subject(" ")),
        change("control character in the subject", claims -> claims.subject("ada\n")),
        change("long subject", claims -> claims.subject("a".repeat(256))),
        change("no iat", claims -> claims.issueTime(null)),
        change("iat is a text", claims -> claims.claim("iat", now.toString())),
        change("iat ahead", claims -> claims.issueTime(Date.from(now.plusSeconds(600)))),
        change("iat long ago", claims -> claims.issueTime(Date.from(now.minusSeconds(7200)))));
  }

  private static Arguments change(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(Named.of(name, change));
  }

  @ParameterizedTest
  @MethodSource("badIdTokens")
  void shouldRefuseAnIdToken(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
    issuer.alterIdTokens(change);

    HttpResponse<String> answer = signIn();

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("urn:sightline:problem:not-signed-in");
    assertThat(get("/read").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldEndASignInWithItsTimeAndTakeNoForgedCookie() throws Exception {
    signIn();
    HttpCookie session = cookie("sightline-session");
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(61)));
    assertThat(with("sightline-session=" + session.getValue()).statusCode()).isEqualTo(401);

    now.updateAndGet(time -> time.minus(Duration.ofMinutes(61)));
    assertThat(with("sightline-session=" + session.getValue()).statusCode()).isEqualTo(200);
    String forged = session.getValue().substring(0, session.getValue().length() - 4) + "AAAA";
    assertThat(with("sightline-session=" + forged).statusCode()).isEqualTo(401);
    answerOfIssuer();
    String begun = cookie("sightline-login").getValue();
    assertThat(with("sightline-session=" + begun).statusCode()).isEqualTo(401);
  }

  @Test
  void shouldKeepThePagesPolicyStrict() throws Exception {
    assertThat(signIn().headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "form-action 'none'");
  }

  /** Up to and with the answer that the callback gives. */
  private HttpResponse<String> signIn() throws Exception {
    return visit(answerOfIssuer());
  }

  /** Where the issuer sends the browser that began to sign in. */
  private URI answerOfIssuer() throws Exception {
    HttpResponse<String> begun = get("/session/login");
    assertThat(begun.statusCode()).isEqualTo(302);
    return location(visit(location(begun)));
  }

  private static URI location(HttpResponse<?> answer) {
    return URI.create(answer.headers().firstValue("location").orElseThrow());
  }

  private HttpCookie cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> with(String cookie) throws Exception {
    return HttpClient.newHttpClient()
        .send(request("/read").header("Cookie", cookie).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> visit(URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.api(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), BodyHandlers.ofString());
  }
}
