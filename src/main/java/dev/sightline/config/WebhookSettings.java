package dev.sightline.config;

import dev.sightline.serving.http.Secret;
import dev.sightline.serving.webhook.WebhookConfig;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of package {@code serving.webhook}. */
final class WebhookSettings {

  private WebhookSettings() {}

  static void define(ConfigDef definition) {
    WebhookConfig webhook = WebhookConfig.defaults();
    new SettingGroup(definition, "Webhook")
        .secret(
            "webhook.url",
            "Where `sightline serve` posts each event to, as JSON; empty for nowhere.")
        .secret(
            "webhook.secret",
            "Signs what is posted (Standard Webhooks, HMAC-SHA256), at least 24 characters;"
                + " Base64 after `whsec_`.")
        .integer(
            "webhook.attempts",
            webhook.attempts(),
            "How often an event is posted at most, in [1, 10], after pauses of 1, 2, 4, … seconds;"
                + " then it is a dead letter.")
        .millis(
            "webhook.timeout.ms",
            webhook.timeout(),
            "How long an answer may take, in [100, 60000].");
  }

  static WebhookConfig webhook(Values values) {
    return new WebhookConfig(
        values.optionalText("webhook.url").map(WebhookSettings::uri),
        new Secret(values.optionalText("webhook.secret").orElse("")),
        values.integer("webhook.attempts"),
        values.millis("webhook.timeout.ms"));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("webhook.url must be an address, was " + text, e);
    }
  }
}
