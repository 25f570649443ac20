package dev.sightline.config;

import dev.sightline.serving.http.OidcConfig;
import dev.sightline.serving.http.OidcConfig.Client;
import dev.sightline.serving.http.OidcConfig.Login;
import dev.sightline.serving.http.RoleMapping;
import dev.sightline.serving.http.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of an issuer (OpenID Connect) for package {@code serving.oidc}. */
final class OidcSettings {

  private OidcSettings() {}

  static void define(ConfigDef definition) {
    SettingGroup group = new SettingGroup(definition, "Sign-in (OpenID Connect)");
    group
        .optionalText(
            "serve.oidc.issuer",
            "The issuer's address, over https; empty for none. Its tokens and sign-ins are"
                + " accepted.")
        .optionalText(
            "serve.oidc.audience",
            "The audience (`aud`) that the issuer's bearer tokens must have; if empty,"
                + " no bearer tokens are accepted.")
        .text(
            "serve.oidc.algorithms",
            String.join(" ", OidcConfig.DEFAULT_ALGORITHMS),
            "Signature algorithms of the issuer, separated by spaces; only those with a public"
                + " key.")
        .text(
            "serve.oidc.role.claim",
            RoleMapping.DEFAULT_CLAIM,
            "The claim that contains the roles; dots lead into objects (`realm_access.roles`).")
        .text(
            "serve.oidc.roles",
            RoleMapping.DEFAULT_VALUES,
            "Roles by the claim's values, e.g. `viewer=staff, guards;"
                + " admin=security`; the highest counts.");
    defineLogin(group);
  }

  private static void defineLogin(SettingGroup group) {
    group
        .optionalText(
            "serve.oidc.client.id",
            "This server's client id at the issuer; with it people sign in on the page.")
        .secret(
            "serve.oidc.client.secret",
            "The client's secret. Set it in the environment. Without a secret or a file of it, the"
                + " client is public, and sign-ins end with the process.")
        .optionalText("serve.oidc.client.secret.file", "A file that contains the secret instead.")
        .optionalText(
            "serve.oidc.page",
            "The page's address in browsers, e.g. `https://sightline.example.com`; the"
                + " issuer must know this and `/api/v1/session/callback` as a redirect URI.")
        .text(
            "serve.oidc.scopes",
            Login.DEFAULT_SCOPES,
            "Scopes requested from the issuer, separated by spaces; `openid` must be among them.")
        .millis(
            "serve.oidc.session.ms",
            Login.DEFAULT_SESSION,
            "How long a sign-in lasts, in [60000, 86400000]; a revoked role remains valid until"
                + " then.");
  }

  static Optional<OidcConfig> oidc(Values values) {
    Optional<URI> issuer = address(values, "serve.oidc.issuer");
    if (issuer.isEmpty()) {
      Stream.of("serve.oidc.audience", "serve.oidc.client.id")
          .filter(key -> values.optionalText(key).isPresent())
          .findFirst()
          .ifPresent(
              key -> {
                throw new IllegalArgumentException(key + " needs serve.oidc.issuer");
              });
    }
    return issuer.map(
        address ->
            new OidcConfig(
                address,
                values.optionalText("serve.oidc.audience"),
                Set.copyOf(words(values.text("serve.oidc.algorithms"))),
                RoleMapping.parse(
                    values.text("serve.oidc.role.claim"), values.text("serve.oidc.roles")),
                login(values)));
  }

  private static Optional<Login> login(Values values) {
    return values
        .optionalText("serve.oidc.client.id")
        .map(
            id ->
                new Login(
                    new Client(
                        id,
                        values.optionalText("serve.oidc.client.secret").map(Secret::new),
                        values.optionalPath("serve.oidc.client.secret.file")),
                    address(values, "serve.oidc.page")
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "serve.oidc.client.id needs serve.oidc.page")),
                    words(values.text("serve.oidc.scopes")),
                    values.millis("serve.oidc.session.ms")));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).distinct().toList();
  }

  private static Optional<URI> address(Values values, String key) {
    return values
        .optionalText(key)
        .map(
            text -> {
              try {
                return new URI(text);
              } catch (URISyntaxException e) {
                throw new IllegalArgumentException(key + " must be an address, was " + text, e);
              }
            });
  }
}
