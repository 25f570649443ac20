package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.AuditAction;
import dev.sightline.events.codec.GalleryFile;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.topics.GalleryChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Works on the whole gallery at once: copies it, encrypts it, or gives it another model. Made by a
 * {@link GalleryCurator}, with which it takes turns.
 */
public final class GalleryMaintenance {
  private static final GalleryChange NO_CHANGE = new GalleryChange(0, 0, 0);

  private final GalleryTopic topic;
  private final Matchers matchers;
  private final VisitReviser visits;
  private final Audit audit;

  GalleryMaintenance(GalleryTopic topic, Matchers matchers, VisitReviser visits, Audit audit) {
    this.topic = topic;
    this.matchers = matchers;
    this.visits = visits;
    this.audit = audit;
  }

  /** Writes the whole gallery as a {@link GalleryFile}; the stream stays open. */
  public int exportTo(OutputStream out) throws IOException {
    synchronized (topic) {
      GalleryContents contents = topic.refresh().contents();
      audit.add(AuditAction.EXPORTED, contents.size() + " templates", NO_CHANGE);
      GalleryFile.write(contents, out);
      return contents.size();
    }
  }

  /**
   * Adds the content of a {@link GalleryFile}; its templates replace those with the same id.
   * Nothing is written if the file is not complete.
   */
  public GalleryChange importFrom(InputStream in) throws IOException {
    GalleryContents other = GalleryFile.read(in);
    synchronized (topic) {
      GalleryChange change = topic.edit(editor -> editor.add(other));
      audit.add(AuditAction.IMPORTED, other.size() + " templates", change);
      return change;
    }
  }

  /**
   * Encrypts plain templates, with one key for each person, and wraps all keys with the current
   * key-encryption key. A key that cannot be opened stays as it is and is reported.
   *
   * @throws IllegalStateException if no key-encryption key is configured
   */
  public RekeyResult rekey() {
    synchronized (topic) {
      RekeyResult result = topic.refresh().rekey();
      audit.add(
          AuditAction.REKEYED,
          result.rewrapped() + " keys",
          new GalleryChange(result.encrypted(), 0, topic.lastRevision()));
      return result;
    }
  }

  /**
   * Gives every template the vector of another model, from the stored chip, while the vectors that
   * are there still match; then, once the running matchers have them, switches the gallery to that
   * model with one record. After that, past visits get that model's vector, from their best faces.
   * Continues where another call ended.
   *
   * @param embedder the other model; left open
   * @param timeout how long to wait until the matchers have the vectors; empty: switch without
   *     waiting
   * @param progress runs after each face, and after each visit
   * @throws MatchersNotReadyException if a running matcher does not have the model, or not in time
   *     the vectors; nothing is switched, and what is embedded stays
   * @throws IllegalArgumentException if the model takes chips of another template
   */
  public ReembedResult reembed(
      FaceEmbedder embedder, Optional<Duration> timeout, Runnable progress) {
    synchronized (topic) {
      List<ModelId> before = models();
      LongConsumer beforeSwitch =
          revision ->
              timeout.ifPresent(wait -> matchers.requireReady(embedder.model(), revision, wait));
      int faces = new Reembedding(topic, embedder).run(progress, beforeSwitch);
      audit.switched(before, embedder.model(), new GalleryChange(faces, 0, topic.lastRevision()));
      return new ReembedResult(faces, visits.reembed(embedder, progress));
    }
  }

  /** The models that the gallery has vectors of: one, once it was switched. */
  private List<ModelId> models() {
    GalleryContents contents = topic.refresh().contents();
    return contents
        .inForce()
        .map(List::of)
        .orElseGet(
            () -> contents.models().stream().sorted(Comparator.comparing(ModelId::value)).toList());
  }
}
