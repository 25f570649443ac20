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
 * The operations on a whole gallery: copying, encrypting, and changing the model. Created by a
 * {@link GalleryCurator}, whose calls it never overlaps.
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
   * Adds the content of a {@link GalleryFile}; its templates replace those with the same id.
   * Nothing is written if the file is not complete.
   */
  public GalleryChange importFrom(InputStream in) throws IOException {
    GalleryContents other = GalleryFile.read(in);
    GalleryChange change = bench.edit(editor -> editor.add(other));
    audit.add(AuditAction.IMPORTED, other.size() + " templates", change);
    return change;
  }

  /**
   * Encrypts what is not encrypted yet, with one key per person, and wraps all keys with the
   * current key-encryption key.
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
   * Adds to every template the vector of another model, from the stored chip, while the present
   * vectors still match. Once the running matchers have them, switches the gallery to that model
   * with one record. Resumes where an earlier call ended.
   *
   * @param embedder the embedder of the other model, which stays open
   * @param patience how long to wait until the matchers have the vectors; if empty, switch without
   *     waiting
   * @param progress called after each face
   * @return the number of faces embedded
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
