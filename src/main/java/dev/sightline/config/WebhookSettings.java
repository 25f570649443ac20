package dev.sightline.config;

import dev.sightline.serving.http.Secret;
import dev.sightline.serving.webhook.WebhookConfig;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code serving.webhook}. */
final class WebhookSettings {

  private WebhookSettings() {}

  static void define(ConfigDef definition, WebhookConfig webhook) {
    new SettingGroup(definition, "Webhook")
        .secret("webhook.url")
        .secret("webhook.secret")
        .integer("webhook.attempts", webhook.attempts())
        .millis("webhook.timeout.ms", webhook.timeout())
        .define("webhook.operations", ConfigDef.Type.BOOLEAN, webhook.operations())
        .define("webhook.links", ConfigDef.Type.BOOLEAN, webhook.links());
  }

  static WebhookConfig webhook(Values values) {
    return new WebhookConfig(
        values.words("webhook.url").stream().map(WebhookSettings::uri).toList(),
        new Secret(values.optionalText("webhook.secret").orElse("")),
        values.integer("webhook.attempts"),
        values.millis("webhook.timeout.ms"),
        values.flag("webhook.operations"),
        values.flag("webhook.links"));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("webhook.url must be an address, was " + text, e);
    }
  }
}
