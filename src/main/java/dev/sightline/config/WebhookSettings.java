package dev.sightline.config;

import dev.sightline.serving.http.Secret;
import dev.sightline.serving.webhook.WebhookConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code serving.webhook}. */
final class WebhookSettings {

  private WebhookSettings() {}

  static void define(ConfigDef definition, WebhookConfig webhook) {
    new SettingGroup(definition, "Webhook")
        .secret(
            "webhook.url",
            "The addresses to which `sightline serve` posts each event as JSON, separated by"
                + " spaces; empty for none. A receiver that does not answer delays no other.")
        .secret(
            "webhook.secret",
            "The secret that signs posts (Standard Webhooks, HMAC-SHA256), at least 24 characters;"
                + " Base64 after `whsec_`.")
        .integer(
            "webhook.attempts",
            webhook.attempts(),
            "Maximum number of attempts to post an event, in [1, 10], with pauses of 1, 2, 4, …"
                + " seconds; after that it is a dead letter.")
        .millis("webhook.timeout.ms", webhook.timeout(), "Timeout of an answer, in [100, 60000].");
  }

  static WebhookConfig webhook(Values values) {
    return new WebhookConfig(
        values
            .optionalText("webhook.url")
            .map(text -> Stream.of(text.strip().split("\\s+")).map(WebhookSettings::uri).toList())
            .orElse(List.of()),
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
