package dev.sightline.streams;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** Gives a token to one client, by OAuth's client credentials grant. */
final class TokenIssuer implements AutoCloseable {
  static final String NAME = "https://issuer.example";
  static final String AUDIENCE = "kafka";
  static final String CLIENT = "sightline-match";
  static final String SECRET = "the client's secret";

  private final HttpServer server;
  private final RSAKey key;

  private TokenIssuer(HttpServer server, RSAKey key) {
    this.server = server;
    this.key = key;
  }

  static TokenIssuer start() throws IOException, JOSEException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenIssuer issuer =
        new TokenIssuer(server, new RSAKeyGenerator(2048).keyID("current").generate());
    server.createContext("/token", issuer::answer);
    server.start();
    return issuer;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  /** The public keys that a token is checked with, as JSON. */
  String publicKeys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /** A token of five minutes. */
  String token(String audience) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .subject(CLIENT)
            .audience(audience)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] credentials = (CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
      boolean known =
          ("Basic " + Base64.getEncoder().encodeToString(credentials))
              .equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] json =
          (known
                  ? "{\"access_token\": \"" + token(AUDIENCE) + "\", \"token_type\": \"Bearer\"}"
                  : "{\"error\": \"invalid_client\"}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(known ? 200 : 401, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
