package dev.sightline.serving.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.sightline.serving.http.OidcConfig;
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
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer's bearer tokens, good ones and all kinds of bad ones. */
class BearerTokensTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private FakeIssuer issuer;
  private ProtectedServer server;

  @BeforeEach
  void start() throws Exception {
    issuer = new FakeIssuer();
    int port = ProtectedServer.freePort();
    server =
        new ProtectedServer(ProtectedServer.config(issuer, port), port, InstantSource.system());
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void shouldKnowWhoeverShowsAValidTokenByItsSubject() throws Exception {
    HttpResponse<String> read = read(issuer.sign(issuer.claims().build()));

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo("{\"name\":\"oidc:ada-4711\"}");
  }

  @Test
  void shouldAcceptTheSchemeInAnyCase() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.api("/read"))
            .header("Authorization", "bEaReR " + issuer.sign(issuer.claims().build()))
            .build();

    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldTakeTokensOfEllipticCurvesAndOfTheAccessTokenType() throws Exception {
    SignedJWT typed =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(issuer.key().getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build(),
            issuer.claims().build());
    typed.sign(new RSASSASigner(issuer.key().toRSAKey()));
    assertThat(status(typed.serialize())).isEqualTo(200);

    issuer.rotateTo(FakeIssuer.ec("curve"));
    assertThat(status(issuer.sign(issuer.claims().build()))).isEqualTo(200);
  }

  @Test
  void shouldRefuseAnotherAudienceOrIssuerAndWhatIsOverOrDoesNotEnd() throws Exception {
    assertThat(status(issuer.sign(issuer.claims().build()))).isEqualTo(200);

    Date past = Date.from(Instant.now().minusSeconds(120));
    assertThat(status(issuer.sign(issuer.claims().audience("another").build()))).isEqualTo(401);
    assertThat(status(issuer.sign(issuer.claims().issuer("http://127.0.0.1:1").build())))
        .isEqualTo(401);
    assertThat(status(issuer.sign(issuer.claims().expirationTime(past).build()))).isEqualTo(401);
    assertThat(status(issuer.sign(issuer.claims().expirationTime(null).build()))).isEqualTo(401);
    assertThat(status(issuer.sign(issuer.claims().subject(null).build()))).isEqualTo(401);
  }

  @Test
  void shouldRefuseATokenOfNobodyAndOneThatWasIssuedInTheFuture() throws Exception {
    Date soon = Date.from(Instant.now().plusSeconds(30));
    Date later = Date.from(Instant.now().plusSeconds(600));
    assertThat(status(issuer.sign(issuer.claims().issueTime(soon).build()))).isEqualTo(200);
    assertThat(status(issuer.sign(issuer.claims().issueTime(null).build()))).isEqualTo(200);

    assertThat(status(issuer.sign(issuer.claims().issueTime(later).build()))).isEqualTo(401);
    assertThat(status(issuer.sign(issuer.claims().claim("iat", "now").build()))).isEqualTo(401);
    for (Object subject : List.of("", " ", "ada\n", "a".repeat(256), List.of("ada"))) {
      assertThat(status(issuer.sign(issuer.claims().claim("sub", subject).build())))
          .as("%s", subject)
          .isEqualTo(401);
    }
  }

  @Test
  void shouldRefuseATokenWithoutASignatureOrSignedWithThePublicKeyAsASecret() throws Exception {
    JWTClaimsSet claims = issuer.claims().build();
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build(),
            claims);
    confused.sign(new MACSigner(issuer.key().toRSAKey().toPublicKey().getEncoded()));

    assertThat(status(new PlainJWT(claims).serialize())).isEqualTo(401);
    assertThat(status(confused.serialize())).isEqualTo(401);
    assertThat(status(issuer.sign(claims))).isEqualTo(200);
  }

  @Test
  void shouldRefuseAnAlgorithmThatIsNotAllowedAndAForeignKeyUnderAKnownName() throws Exception {
    SignedJWT other =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(issuer.key().getKeyID()).build(),
            issuer.claims().build());
    other.sign(new RSASSASigner(issuer.key().toRSAKey()));
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(issuer.key().getKeyID()).build(),
            issuer.claims().build());
    forged.sign(new RSASSASigner(FakeIssuer.rsa("first")));

    assertThat(status(other.serialize())).isEqualTo(401);
    assertThat(status(forged.serialize())).isEqualTo(401);
  }

  @Test
  void shouldFetchTheKeysAgainForAKeyThatIsNew() throws Exception {
    String before = issuer.sign(issuer.claims().build());
    assertThat(status(before)).isEqualTo(200);

    issuer.rotateTo(FakeIssuer.rsa("second"));

    assertThat(status(issuer.sign(issuer.claims().build()))).isEqualTo(200);
    assertThat(status(before)).isEqualTo(401);
  }

  @Test
  void shouldRefuseKeysThatNobodyKnowsHoweverOften() throws Exception {
    String known = issuer.sign(issuer.claims().build());
    SignedJWT unknown =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("nobody's").build(),
            issuer.claims().build());
    unknown.sign(new RSASSASigner(FakeIssuer.rsa("nobody's")));

    for (int i = 0; i < 5; i++) {
      assertThat(status(unknown.serialize())).isEqualTo(401);
    }
    assertThat(status(known)).isEqualTo(200);
  }

  @Test
  void shouldTellAKnownPersonWithoutARoleFromANobody() throws Exception {
    issuer.giveRoles(List.of("cook"));
    HttpResponse<String> cook = read(issuer.sign(issuer.claims().build()));
    String none = issuer.sign(issuer.claims().claim("roles", null).build());

    assertThat(cook.statusCode()).isEqualTo(403);
    assertThat(cook.body()).contains("the role viewer is needed, the caller has none");
    assertThat(status(none)).isEqualTo(403);
    assertThat(status("a.b.c")).isEqualTo(401);
  }

  @Test
  void shouldRefuseARoleThatIsTooLow() throws Exception {
    issuer.giveRoles(List.of("viewer"));
    String viewer = issuer.sign(issuer.claims().build());

    assertThat(status(viewer)).isEqualTo(200);
    assertThat(change(viewer).statusCode()).isEqualTo(403);
    issuer.giveRoles(List.of("viewer", "operator"));
    assertThat(change(issuer.sign(issuer.claims().build())).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldStartWithoutTheIssuerAndTakeItsTokensOnceItIsThere() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    int port = ProtectedServer.freePort();
    OidcConfig config = ProtectedServer.config(issuer, port);
    int issuerPort = issuer.address().getPort();
    issuer.close();
    try (ProtectedServer early = new ProtectedServer(config, port, now::get)) {
      String shown = issuer.sign(issuer.claims().build());
      HttpResponse<String> without = send(early, shown);
      assertThat(without.statusCode()).isEqualTo(503);
      assertThat(without.body()).contains("issuer-unreachable");

      try (FakeIssuer back = new FakeIssuer(issuerPort)) {
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(11)));
        assertThat(send(early, back.sign(back.claims().build())).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldNotStartWithAnIssuerThatSaysItIsAnother() throws Exception {
    issuer.callItself("https://another.example.com");
    int port = ProtectedServer.freePort();
    OidcConfig config = ProtectedServer.config(issuer, port);

    assertThatThrownBy(() -> OpenIdConnect.start(config, InstantSource.system()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "serve.oidc.issuer must be the issuer's own name,"
                + " 'https://another.example.com', was '%s'",
            issuer.address());
  }

  @Test
  void shouldReadRolesInsideAnObject() throws Exception {
    String nested =
        issuer.sign(
            issuer
                .claims()
                .claim("roles", null)
                .claim("realm_access", Map.of("roles", List.of("operator")))
                .build());

    assertThat(status(nested)).isEqualTo(403);
    assertThat(
            dev.sightline.serving.http.RoleMapping.parse("realm_access.roles", "operator=operator")
                .roleOf(SignedJWT.parse(nested).getJWTClaimsSet().getClaims()))
        .isEqualTo(dev.sightline.serving.http.Role.OPERATOR);
  }

  private int status(String token) throws Exception {
    return read(token).statusCode();
  }

  private HttpResponse<String> read(String token) throws Exception {
    return send(server, token);
  }

  private HttpResponse<String> send(ProtectedServer to, String token) throws Exception {
    return client.send(
        HttpRequest.newBuilder(to.api("/read")).header("Authorization", "Bearer " + token).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> change(String token) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.api("/change"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}
