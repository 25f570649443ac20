package dev.sightline.config;

import dev.sightline.serving.http.AccessTokens;
import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code serving.http}. */
final class ServeSettings {
  private static final String TITLE = "Page and API";

  private static final RecordSettings<ServeConfig.Limits> LIMITS =
      new RecordSettings<>(
          TITLE,
          ServeConfig.defaults().limits(),
          "serve.max.body.bytes",
          "serve.requests.per.second",
          "serve.events.kept");

  private ServeSettings() {}

  static void define(ConfigDef definition, ServeConfig serve) {
    SettingGroup group =
        new SettingGroup(definition, TITLE)
            .text("serve.host", serve.host())
            .integer("serve.port", serve.port())
            .secret("serve.tokens")
            .optionalText("serve.tokens.file")
            .optionalText("serve.tls.keystore")
            .secret("serve.tls.keystore.password");
    LIMITS.addTo(group);
  }

  static ServeConfig serve(Values values) {
    return new ServeConfig(
        values.text("serve.host"),
        values.integer("serve.port"),
        access(values),
        tls(values),
        LIMITS.read(values));
  }

  private static ServeConfig.Access access(Values values) {
    return new ServeConfig.Access(
        values
            .optionalText("serve.tokens")
            .map(text -> AccessTokens.parse(text, "serve.tokens"))
            .orElse(AccessTokens.none()),
        values.optionalPath("serve.tokens.file"),
        OidcSettings.oidc(values));
  }

  private static Optional<ServeConfig.Tls> tls(Values values) {
    Secret password = new Secret(values.optionalText("serve.tls.keystore.password").orElse(""));
    return values
        .optionalPath("serve.tls.keystore")
        .map(keystore -> new ServeConfig.Tls(keystore, password));
  }
}
