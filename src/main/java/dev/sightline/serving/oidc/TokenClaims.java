package dev.sightline.serving.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Checks of claims beyond those of the library (OpenID Connect Core 1.0, sections 2 and 3.1.3.7).
 */
final class TokenClaims {
  /** The maximum length of a subject (OpenID Connect Core 1.0, section 2). */
  private static final int MAX_SUBJECT = 255;

  private static final Duration LEEWAY = Duration.ofMinutes(1);

  /** The maximum age of an ID token; it is issued while a person signs in. */
  private static final Duration MAX_AGE = Duration.ofHours(1);

  private TokenClaims() {}

  /**
   * Checks the claims that ID tokens and access tokens have: a subject, and a time of issue that
   * has come if there is one.
   *
   * @throws BadJWTException if a claim is not valid
   */
  static void requireCommon(JWTClaimsSet claims, Instant now) throws BadJWTException {
    String subject = claims.getSubject();
    if (subject == null
        || subject.isBlank()
        || subject.length() > MAX_SUBJECT
        || subject.chars().anyMatch(Character::isISOControl)) {
      throw new BadJWTException(
          "sub must have 1 to " + MAX_SUBJECT + " characters without control characters");
    }
    Date issued = claims.getIssueTime();
    if (issued != null && issued.toInstant().isAfter(now.plus(LEEWAY))) {
      throw new BadJWTException("iat must not lie in the future");
    }
  }

  /**
   * Checks the claims of an ID token.
   *
   * @param client the client it must be issued to
   * @throws BadJWTException if a claim is not valid
   */
  static void requireIdToken(JWTClaimsSet claims, String client, Instant now)
      throws BadJWTException {
    requireCommon(claims, now);
    Date issued = claims.getIssueTime();
    if (issued == null || issued.toInstant().isBefore(now.minus(MAX_AGE))) {
      throw new BadJWTException("iat must be less than an hour ago");
    }
    Object party = claims.getClaim("azp");
    if (party == null && claims.getAudience().size() > 1) {
      throw new BadJWTException("azp must name the client if there are several audiences");
    }
    if (party != null && !party.equals(client)) {
      throw new BadJWTException("azp must be this client");
    }
  }
}
