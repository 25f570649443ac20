package dev.sightline.serving.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.sightline.serving.http.OidcConfig;
import dev.sightline.serving.http.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-in by authorization code (OpenID Connect Core 1.0, section 3.1) with PKCE (RFC 7636).
 * Thread-safe.
 */
final class CodeFlow {
  private final Provider provider;
  private final OidcConfig.Login login;
  private final Optional<String> secret;
  private final URI callback;

  /** The values that the issuer's answer must match, known to one browser, for one sign-in. */
  record Pending(State state, Nonce nonce, CodeVerifier verifier) {
    static Pending random() {
      return new Pending(new State(), new Nonce(), new CodeVerifier());
    }
  }

  /**
   * @param secret the client's secret; if empty, this is a public client
   * @param callback the address the issuer sends browsers back to
   */
  CodeFlow(Provider provider, OidcConfig.Login login, Optional<String> secret, URI callback) {
    this.provider = provider;
    this.login = login;
    this.secret = secret;
    this.callback = callback;
  }

  /** Returns the address at which a browser signs in. */
  URI begin(Pending pending) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope(login.scopes().toArray(String[]::new)), client(), callback)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(pending.state())
        .nonce(pending.nonce())
        .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Completes a sign-in.
   *
   * @param answer the parameters with which the issuer sent the browser back
   * @return the claims of the user who signed in
   * @throws ProblemException 400 if the answer does not match the request, 401 if the issuer
   *     refuses or its token is invalid, 503 if the issuer does not answer
   */
  IDTokenClaimsSet finish(Map<String, List<String>> answer, Pending pending) {
    AuthorizationCode code = code(answer, pending);
    JWT token = exchanged(code, pending.verifier());
    IDTokenValidator validator =
        new IDTokenValidator(provider.issuer(), client(), provider.known().keys(), null);
    try {
      IDTokenClaimsSet claims = validator.validate(token, pending.nonce());
      TokenClaims.requireIdToken(token.getJWTClaimsSet(), client().getValue(), provider.now());
      return claims;
    } catch (BadJOSEException | JOSEException | java.text.ParseException e) {
      throw ProblemException.notSignedIn("the issuer's token is not valid: " + e.getMessage());
    }
  }

  private AuthorizationCode code(Map<String, List<String>> answer, Pending pending) {
    AuthenticationResponse response;
    try {
      response = AuthenticationResponseParser.parse(callback, answer);
    } catch (ParseException e) {
      throw ProblemException.badRequest("this is not an answer of an issuer");
    }
    boolean ours =
        pending.state().equals(response.getState())
            && (response.getIssuer() == null || response.getIssuer().equals(provider.issuer()));
    if (!ours) {
      throw ProblemException.badRequest("this answer does not match the sign-in that was begun");
    }
    if (!response.indicatesSuccess()) {
      throw refused(response.toErrorResponse().getErrorObject());
    }
    return response.toSuccessResponse().getAuthorizationCode();
  }

  private JWT exchanged(AuthorizationCode code, CodeVerifier verifier) {
    AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, callback, verifier);
    URI endpoint = metadata().getTokenEndpointURI();
    HTTPRequest request =
        authentication()
            .map(authentication -> new TokenRequest.Builder(endpoint, authentication, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client(), grant))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(Provider.TIMEOUT_MILLIS);
    request.setReadTimeout(Provider.TIMEOUT_MILLIS);
    // The client's secret and the code are sent to no other address.
    request.setFollowRedirects(false);
    try {
      TokenResponse response = OIDCTokenResponseParser.parse(request.send());
      if (!response.indicatesSuccess()) {
        throw refused(response.toErrorResponse().getErrorObject());
      }
      return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken();
    } catch (IOException e) {
      throw Provider.unreachable();
    } catch (ParseException e) {
      throw ProblemException.notSignedIn("the issuer gave no token that can be read");
    }
  }

  private Optional<ClientAuthentication> authentication() {
    return secret.map(
        text ->
            takesBasic()
                ? new ClientSecretBasic(client(), new Secret(text))
                : new ClientSecretPost(client(), new Secret(text)));
  }

  /**
   * Returns whether the issuer accepts basic authentication, the default if it does not say
   * (Discovery 1.0, section 3).
   */
  private boolean takesBasic() {
    List<ClientAuthenticationMethod> methods = metadata().getTokenEndpointAuthMethods();
    return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
  }

  /** Returns the address at which a browser signs out at the issuer; empty if there is none. */
  Optional<URI> end() {
    return Optional.ofNullable(metadata().getEndSessionEndpointURI())
        .map(
            endpoint ->
                new com.nimbusds.openid.connect.sdk.LogoutRequest(
                        endpoint, null, null, client(), login.page(), null, null)
                    .toURI());
  }

  private static ProblemException refused(ErrorObject error) {
    return ProblemException.notSignedIn("the issuer refuses: " + error.getCode());
  }

  private ClientID client() {
    return new ClientID(login.client().id());
  }

  private OIDCProviderMetadata metadata() {
    return provider.known().metadata();
  }
}
