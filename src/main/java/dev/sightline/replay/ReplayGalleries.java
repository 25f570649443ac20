package dev.sightline.replay;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.Match;
import dev.sightline.frames.Pixels;
import dev.sightline.gallery.Template;
import dev.sightline.presence.FrameId;
import dev.sightline.streams.ReplayGallery;
import dev.sightline.streams.ReplayGallery.Basis;
import dev.sightline.topics.EventTail;
import dev.sightline.topics.EventTail.From;
import dev.sightline.topics.GalleryHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A reader of the gallery's past, from its own topic and from the matches. */
final class ReplayGalleries {
  private ReplayGalleries() {}

  /** Reads the gallery with the vectors that it had. */
  static ReplayGallery read(SightlineConfig config, Supplier<DataKeys> keys) {
    return new ReplayGallery(history(config, keys, Template::withoutPicture), recorded(config));
  }

  /** Reads the gallery for another model: every chip without a vector of it is embedded. */
  static ReplayGallery read(SightlineConfig config, Supplier<DataKeys> keys, EmbeddingModel other) {
    try (FaceEmbedder embedder = other.newEmbedder()) {
      GalleryHistory history =
          history(
              config,
              keys,
              template ->
                  template
                      .of(other.id())
                      .orElseGet(() -> embedded(template, embedder))
                      .withoutPicture());
      return new ReplayGallery(history, recorded(config));
    }
  }

  private static GalleryHistory history(
      SightlineConfig config, Supplier<DataKeys> keySource, UnaryOperator<Template> keep) {
    try (DataKeys keys = keySource.get()) {
      return GalleryHistory.read(
          config.kafka().clients(), config.topics().names().gallery(), keys, keep);
    }
  }

  private static Map<FrameId, Basis> recorded(SightlineConfig config) {
    Map<FrameId, Basis> recorded = new HashMap<>();
    try (EventTail<Match> matches =
        EventTail.matches(config.kafka().clients(), config.topics().names(), From.BEGINNING)) {
      matches.readToEnd(
          match -> match.event().ifDone(event -> recorded.put(frame(event), basis(event))));
    }
    return recorded;
  }

  private static FrameId frame(Match event) {
    return new FrameId(event.frame().topic(), event.frame().partition(), event.frame().offset());
  }

  private static Basis basis(Match event) {
    return new Basis(event.evidence().galleryRevision(), new ModelId(event.evidence().model()));
  }

  private static Template embedded(Template template, FaceEmbedder embedder) {
    FaceChip chip =
        new FaceChip(
            Pixels.ofPng(template.chip().toPng()),
            ChipTemplate.parse(template.chip().chipTemplate()));
    Embedding embedding = embedder.embed(List.of(chip)).get(0);
    return new Template(
        template.id(),
        embedding,
        template.quality(),
        template.source(),
        template.enrolledAt(),
        template.chip());
  }
}
