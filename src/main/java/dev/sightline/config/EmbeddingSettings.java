package dev.sightline.config;

import dev.sightline.embedding.EmbeddingConfig;
import dev.sightline.embedding.EmbeddingConfig.Engine;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of package {@code embedding}. */
final class EmbeddingSettings {

  private EmbeddingSettings() {}

  static void define(ConfigDef definition, EmbeddingConfig embedding) {
    new SettingGroup(definition, "Embedding")
        .text(
            "embed.model",
            embedding.model(),
            "`default`, the model that ships with Sightline; `face-api`, the public-domain"
                + " weights it was trained from; or the path of an `.slm` bundle or an `.onnx`"
                + " file.")
        .optionalText(
            "embed.next.model",
            "The model that the gallery will be switched to, as `embed.model`, with the same chips:"
                + " with it a process loads both and follows the switch without a restart. Empty:"
                + " none.")
        .flag(
            "embed.mirror",
            embedding.mirror(),
            "Whether a chip and its mirror image are averaged: twice the work, fewer errors.")
        .choice("embed.engine", embedding.engine(), "The engine that runs the model.");
  }

  static EmbeddingConfig embedding(Values values) {
    return new EmbeddingConfig(
        values.text("embed.model"),
        values.flag("embed.mirror"),
        values.choice("embed.engine", Engine.class),
        values.optionalText("embed.next.model"));
  }
}
