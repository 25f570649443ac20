package dev.sightline.curation;

import dev.sightline.audit.Audit;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.AuditAction;
import dev.sightline.events.codec.GalleryFile;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.topics.GalleryChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done to all of a gallery at once: it is copied, encrypted anew, or given another model.
 * Made by a {@link GalleryCurator}, with which it takes turns.
 */
public final class GalleryMaintenance {
  private static final GalleryChange NO_CHANGE = new GalleryChange(0, 0, 0);

  private final Workbench bench;
  private final Audit audit;

  GalleryMaintenance(Workbench bench, Audit audit) {
    this.bench = bench;
    this.audit = audit;
  }

  /** Writes the whole gallery as a {@link GalleryFile}; the stream stays open. */
  public int exportTo(OutputStream out) throws IOException {
    return bench.exportTo(
        out, size -> audit.add(AuditAction.EXPORTED, size + " templates", NO_CHANGE));
  }

  /**
   * Adds what a {@link GalleryFile} holds; its templates replace those of the same id. Nothing is
   * written if the file is not whole.
   */
  public GalleryChange importFrom(InputStream in) throws IOException {
    GalleryContents other = GalleryFile.read(in);
    GalleryChange change = bench.edit(editor -> editor.add(other));
    audit.add(AuditAction.IMPORTED, other.size() + " templates", change);
    return change;
  }

  /**
   * Encrypts what is not encrypted yet, with a key a person, and wraps all keys with the current
   * key-encryption key.
   *
   * @throws IllegalStateException if no key-encryption key is configured
   */
  public RekeyResult rekey() {
    RekeyResult result = bench.rekey();
    audit.add(
        AuditAction.REKEYED,
        result.rewrapped() + " keys",
        new GalleryChange(result.encrypted(), 0, bench.lastRevision()));
    return result;
  }

  /**
   * Gives every template the vector of another model, from the stored chip, while the vectors that
   * are there still match; then, once the running matchers have them, switches the gallery to that
   * model with one record. Goes on where another call ended.
   *
   * @param embedder the other model; left open
   * @param patience how long to wait until the matchers have the vectors; empty: switch whatever
   *     they have
   * @param progress is told of each face that is done
   * @return how many faces were embedded
   * @throws MatchersNotReadyException if a running matcher does not have the model, or not in time
   *     the vectors; nothing is switched, and what is embedded stays
   * @throws IllegalArgumentException if the model takes chips of another template
   */
  public int reembed(FaceEmbedder embedder, Optional<Duration> patience, Runnable progress) {
    Workbench.Reembedded done = bench.reembed(embedder, patience, progress);
    audit.switched(
        done.before(), embedder.model(), new GalleryChange(done.faces(), 0, done.revision()));
    return done.faces();
  }
}
