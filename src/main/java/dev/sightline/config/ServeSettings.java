package dev.sightline.config;

import dev.sightline.serving.http.AccessTokens;
import dev.sightline.serving.http.Secret;
import dev.sightline.serving.http.ServeConfig;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code serving.http}. */
final class ServeSettings {

  private ServeSettings() {}

  static void define(ConfigDef definition, ServeConfig serve) {
    SettingGroup group = new SettingGroup(definition, "Page and API");
    group
        .text(
            "serve.host",
            serve.host(),
            "Address to listen on; beyond the loopback address only with tokens or an issuer.")
        .integer(
            "serve.port", serve.port(), "Port to listen on, in [0, 65535]; 0 takes any free port.")
        .secret(
            "serve.tokens",
            "`role:name:token` or `role:token` entries, separated by spaces; the roles are"
                + " `viewer`, `operator` and `admin`, the name appears in the audit, a token has"
                + " at least 32 characters. Set it in the environment. Without any token and"
                + " without an issuer every user of this machine is admin.")
        .optionalText("serve.tokens.file", "A file with further entries, one per line.")
        .optionalText(
            "serve.tls.keystore", "A PKCS #12 or JKS file; with it the server accepts TLS only.")
        .secret("serve.tls.keystore.password", "The password of the key store.");
    defineLimits(group, serve.limits());
  }

  private static void defineLimits(SettingGroup group, ServeConfig.Limits limits) {
    group
        .integer(
            "serve.max.body.bytes",
            limits.maxBodyBytes(),
            "Maximum size of a request's body in bytes, in [1024, 67108864].")
        .integer(
            "serve.requests.per.second",
            limits.requestsPerSecond(),
            "Requests a second per address, on average; twice as many at once. At least 1.")
        .integer(
            "serve.events.kept",
            limits.eventsKept(),
            "Number of the newest events kept for requests, in [100, 1000000].");
  }

  static ServeConfig serve(Values values) {
    return new ServeConfig(
        values.text("serve.host"),
        values.integer("serve.port"),
        access(values),
        tls(values),
        new ServeConfig.Limits(
            values.integer("serve.max.body.bytes"),
            values.integer("serve.requests.per.second"),
            values.integer("serve.events.kept")));
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
