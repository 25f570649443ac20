package dev.sightline.serving.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.sightline.serving.http.Authenticator;
import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.RoleMapping;
import io.javalin.http.Context;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * An authenticator that accepts an issuer's signed bearer tokens (RFC 7519, RFC 9068): with our
 * audience, not expired, signed by one of its keys with an allowed algorithm. Thread-safe.
 */
final class BearerAuthenticator implements Authenticator {
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final Provider provider;
  private final String audience;
  private final RoleMapping roles;

  BearerAuthenticator(Provider provider, String audience, RoleMapping roles) {
    this.provider = provider;
    this.audience = audience;
    this.roles = roles;
  }

  @Override
  public Optional<Caller> authenticate(Context request) {
    return Authenticator.bearerToken(request)
        .flatMap(BearerAuthenticator::signed)
        .flatMap(this::checked)
        .map(claims -> Callers.caller(claims.getSubject(), roles.roleOf(claims.getClaims())));
  }

  /** Parses a signed token; empty for any other form, such as a token without a signature. */
  private static Optional<SignedJWT> signed(String token) {
    try {
      return Optional.of(SignedJWT.parse(token));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private Optional<JWTClaimsSet> checked(SignedJWT token) {
    try {
      JWTClaimsSet claims = processor().process(token, null);
      TokenClaims.requireCommon(claims, provider.now());
      return Optional.of(claims);
    } catch (BadJOSEException | RateLimitReachedException e) {
      return Optional.empty();
    } catch (KeySourceException e) {
      throw Provider.unreachable();
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }

  private DefaultJWTProcessor<SecurityContext> processor() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(provider.known().keys());
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN, JOSEObjectType.JWT, null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience,
            new JWTClaimsSet.Builder().issuer(provider.issuer().getValue()).build(),
            Set.of("sub", "exp")));
    return processor;
  }
}
