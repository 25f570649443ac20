package dev.sightline.config;

import dev.sightline.serving.http.OidcConfig;
import dev.sightline.serving.http.OidcConfig.Client;
import dev.sightline.serving.http.OidcConfig.Login;
import dev.sightline.serving.http.RoleMapping;
import dev.sightline.serving.http.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of an issuer (OpenID Connect) for package {@code serving.oidc}. */
final class OidcSettings {

  private OidcSettings() {}

  static void define(ConfigDef definition) {
    new SettingGroup(definition, "Sign-in (OpenID Connect)")
        .optionalText("serve.oidc.issuer")
        .optionalText("serve.oidc.audience")
        .text("serve.oidc.algorithms", String.join(" ", OidcConfig.DEFAULT_ALGORITHMS))
        .text("serve.oidc.role.claim", RoleMapping.DEFAULT_CLAIM)
        .text("serve.oidc.roles", RoleMapping.DEFAULT_VALUES)
        .optionalText("serve.oidc.client.id")
        .secret("serve.oidc.client.secret")
        .optionalText("serve.oidc.client.secret.file")
        .optionalText("serve.oidc.page")
        .text("serve.oidc.scopes", Login.DEFAULT_SCOPES)
        .millis("serve.oidc.session.ms", Login.DEFAULT_SESSION);
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
                Set.copyOf(values.words("serve.oidc.algorithms")),
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
                    values.words("serve.oidc.scopes"),
                    values.millis("serve.oidc.session.ms")));
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
