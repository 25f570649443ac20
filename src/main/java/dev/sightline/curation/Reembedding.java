package dev.sightline.curation;

import dev.sightline.alignment.ChipTemplate;
import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.frames.Pixels;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The re-embedding of a gallery. It adds the vector of another model to every template, from the
 * stored chip, and then switches the gallery to that model with one record. Until then a matcher
 * that has loaded the model keeps the new vectors apart and compares nothing with them.
 */
final class Reembedding {
  /** The number of faces embedded and written at once. */
  private static final int BATCH = 64;

  private final GalleryTopic topic;
  private final FaceEmbedder embedder;

  Reembedding(GalleryTopic topic, FaceEmbedder embedder) {
    this.topic = topic;
    this.embedder = embedder;
  }

  /**
   * Embeds templates without a vector of the model, so it resumes an interrupted run, and switches
   * when none is left; templates enrolled meanwhile are embedded too.
   *
   * @param progress called after each face
   * @param beforeSwitch called with the revision that has all vectors; may throw to prevent the
   *     switch
   * @return the number of faces embedded
   */
  int run(Runnable progress, LongConsumer beforeSwitch) {
    int embedded = embedAll(progress);
    beforeSwitch.accept(topic.revision());
    topic.switchTo(embedder.model());
    return embedded + embedAll(progress);
  }

  private int embedAll(Runnable progress) {
    int embedded = 0;
    for (List<Template> missing = missing(); !missing.isEmpty(); missing = missing()) {
      for (int start = 0; start < missing.size(); start += BATCH) {
        embed(missing.subList(start, Math.min(start + BATCH, missing.size())), progress);
      }
      embedded += missing.size();
    }
    return embedded;
  }

  private List<Template> missing() {
    ModelId model = embedder.model();
    return topic.refresh().contents().templates().filter(t -> t.of(model).isEmpty()).toList();
  }

  private void embed(List<Template> batch, Runnable progress) {
    List<Embedding> vectors = embedder.embed(batch.stream().map(Reembedding::chip).toList());
    List<Template> both = new ArrayList<>();
    IntStream.range(0, batch.size()).forEach(i -> both.add(batch.get(i).withNext(vectors.get(i))));
    topic.write(GalleryEdit.put(both));
    batch.forEach(done -> progress.run());
  }

  private static FaceChip chip(Template template) {
    return new FaceChip(
        Pixels.ofPng(template.chip().toPng()), ChipTemplate.parse(template.chip().chipTemplate()));
  }
}
