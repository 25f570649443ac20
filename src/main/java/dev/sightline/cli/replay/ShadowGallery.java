package dev.sightline.cli.replay;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.cli.GalleryDesks;
import dev.sightline.config.SightlineConfig;
import dev.sightline.curation.GalleryDesk;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.EmbeddingModel;
import dev.sightline.embedding.EmbeddingModels;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.GalleryFile;
import dev.sightline.frames.Pixels;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** The gallery as another network sees it: every chip embedded anew, in a topic of its own. */
final class ShadowGallery {

  private ShadowGallery() {}

  /**
   * @param config of the gallery as it is
   * @param shadow of the other network and the other topic
   * @throws IllegalStateException if the chips are not aligned as the other network needs them
   */
  static void write(SightlineConfig config, SightlineConfig shadow) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    GalleryFile.write(reembedded(config, shadow), file);
    try (GalleryDesk desk = GalleryDesks.open(shadow)) {
      desk.importFrom(new ByteArrayInputStream(file.toByteArray()));
    }
  }

  private static GalleryContents reembedded(SightlineConfig config, SightlineConfig shadow) {
    GalleryContents contents = new GalleryContents();
    try (GalleryDesk desk = GalleryDesks.open(config);
        EmbeddingModel model = EmbeddingModels.open(shadow.embedding());
        FaceEmbedder embedder = model.newEmbedder()) {
      for (PersonSummary person : desk.persons()) {
        desk.templatesOf(person.person())
            .forEach(template -> contents.put(reembedded(template, model.template(), embedder)));
        contents.setStatus(person.person(), person.status());
      }
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
}
