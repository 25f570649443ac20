package dev.sightline.serving.oidc;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * A cookie that only this server can create and read: claims encrypted with AES-256-GCM (RFC 7516),
 * with their expiry. Scripts cannot read it. Thread-safe.
 */
final class SealedCookie {
  private final Attributes attributes;
  private final SecretKey key;
  private final InstantSource clock;

  /**
   * The attributes of a cookie.
   *
   * @param secure whether it is sent over TLS only, and only to this very host
   * @param lasts how long it is kept and valid
   */
  record Attributes(String name, SameSite sameSite, boolean secure, Duration lasts) {}

  /**
   * @param key a key of 256 bits
   */
  SealedCookie(Attributes attributes, SecretKey key, InstantSource clock) {
    this.attributes = attributes;
    this.key = key;
    this.clock = clock;
  }

  /** Sets the cookie with these claims. */
  void set(Context request, JWTClaimsSet.Builder claims) {
    Date end = Date.from(clock.instant().plus(attributes.lasts()));
    JWTClaimsSet sealed = claims.audience(name()).expirationTime(end).build();
    EncryptedJWT token =
        new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), sealed);
    try {
      token.encrypt(new DirectEncrypter(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("this JVM has no AES-GCM", e);
    }
    request.cookie(cookie(token.serialize(), Math.toIntExact(attributes.lasts().toSeconds())));
  }

  /** Deletes the cookie. */
  void clear(Context request) {
    request.cookie(cookie("", 0));
  }

  private Cookie cookie(String value, int maxAgeSeconds) {
    return new Cookie(
        name(), value, "/", maxAgeSeconds, attributes.secure(), true, null, attributes.sameSite());
  }

  /**
   * Returns the cookie's claims; empty if there is none, or it was created elsewhere, or it has
   * expired.
   */
  Optional<JWTClaimsSet> read(Context request) {
    return Optional.ofNullable(request.cookie(name())).flatMap(this::opened).filter(this::holds);
  }

  private Optional<JWTClaimsSet> opened(String value) {
    try {
      EncryptedJWT token = EncryptedJWT.parse(value);
      token.decrypt(new DirectDecrypter(key));
      return Optional.ofNullable(token.getJWTClaimsSet());
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private boolean holds(JWTClaimsSet claims) {
    return claims.getAudience().equals(List.of(name()))
        && claims.getExpirationTime().toInstant().isAfter(clock.instant());
  }

  /**
   * Returns the name; browsers accept the prefix only with the attributes it requires (RFC 6265bis,
   * section 4.1.3.2).
   */
  String name() {
    return attributes.secure() ? "__Host-" + attributes.name() : attributes.name();
  }
}
