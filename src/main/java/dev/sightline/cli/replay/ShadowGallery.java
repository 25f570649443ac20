package dev.sightline.cli.replay;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.config.SightlineConfig;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryReader;
import dev.sightline.events.GalleryWriter;
import dev.sightline.events.Rejection;
import dev.sightline.frames.Pixels;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.List;
import java.util.Optional;

/** The gallery as another network sees it: every chip embedded anew, in a topic of its own. */
final class ShadowGallery {

  private ShadowGallery() {}

  /**
   * @param config of the gallery as it is
   * @param shadow of the other network and the other topic
   * @throws IllegalStateException if the chips are not aligned as the other network needs them
   */
  static void write(SightlineConfig config, SightlineConfig shadow) {
    GalleryContents contents = read(config);
    try (EmbeddingModel model = EmbeddingModels.open(shadow.embedding());
        FaceEmbedder embedder = model.newEmbedder();
        GalleryWriter writer =
            new GalleryWriter(shadow.kafka().producer(), shadow.topics().names().gallery())) {
      contents
          .templates()
          .forEach(template -> writer.put(reembedded(template, model.template(), embedder)));
      contents.persons().stream()
          .filter(person -> person.status() != PersonStatus.ACTIVE)
          .forEach(person -> writer.setStatus(person.person(), person.status()));
      writer.commit();
    }
  }

  private static GalleryContents read(SightlineConfig config) {
    GalleryContents contents = new GalleryContents();
    try (GalleryReader reader =
        new GalleryReader(config.kafka().consumer(), config.topics().names().gallery())) {
      reader.readTo(new Applied(contents));
    }
    return contents;
  }

  private static Template reembedded(
      Template template, ChipTemplate aligned, FaceEmbedder embedder) {
    if (!template.chip().chipTemplate().equals(aligned.id())) {
      throw new IllegalStateException(
          "the chip of %s is aligned to %s, the network needs %s"
              .formatted(template.key(), template.chip().chipTemplate(), aligned.id()));
    }
    FaceChip chip = new FaceChip(Pixels.ofPng(template.chip().toPng()), aligned);
    Embedding embedding = embedder.embed(List.of(chip)).get(0);
    return new Template(
        template.key(),
        embedding,
        template.quality(),
        template.source(),
        template.enrolledAt(),
        template.chip());
  }

  private record Applied(GalleryContents contents) implements GalleryChanges {
    @Override
    public void put(Template template) {
      contents.put(template);
    }

    @Override
    public void remove(TemplateKey key) {
      contents.remove(key);
    }

    @Override
    public void setStatus(PersonKey person, PersonStatus status) {
      contents.setStatus(person, status);
    }

    @Override
    public void unreadable(Optional<TemplateKey> replaced, Rejection rejection) {
      replaced.ifPresent(contents::remove);
    }
  }
}
