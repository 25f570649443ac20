package dev.sightline.streams;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameRef;
import dev.sightline.events.GalleryRecord.ModelChosen;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.presence.ErasedPerson;
import dev.sightline.presence.FrameId;
import dev.sightline.streams.gallery.ModelGalleries;
import dev.sightline.topics.GalleryHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The gallery of the past, as it was when past frames were decided. The matches of a frame contain
 * the revision they were decided by; for a frame whose matches are deleted, it is the revision at
 * its capture time. Any thread may use it.
 */
public final class ReplayGallery {
  private final GalleryHistory history;
  private final Map<FrameId, Basis> recorded;
  private final TreeMap<Long, ModelId> models = new TreeMap<>();
  private final List<ErasedPerson> erased = new ArrayList<>();
  private final Map<Long, Boolean> whole = new HashMap<>();
  private final SortedSet<Long> lost = new TreeSet<>();
  private long facesOfLost;
  private final SortedSet<String> otherModels = new TreeSet<>();
  private long facesByTime;
  private long facesOfOtherModels;

  /**
   * The basis of a past decision.
   *
   * @param revision the gallery's revision
   */
  public record Basis(long revision, ModelId model) {}

  /**
   * The parts of the past that were not available, counted in faces.
   *
   * @param ofLostRevisions the faces decided at revisions that are partly lost
   * @param revisions those revisions
   * @param byTime the faces of frames whose matches are deleted
   */
  public record Shortfall(
      long ofLostRevisions,
      SortedSet<Long> revisions,
      long byTime,
      long ofOtherModels,
      SortedSet<String> models) {}

  /**
   * @param recorded the recorded basis by frame
   */
  public ReplayGallery(GalleryHistory history, Map<FrameId, Basis> recorded) {
    this.history = history;
    this.recorded = Map.copyOf(recorded);
    history.changes().forEach(this::note);
  }

  private void note(GalleryHistory.Change change) {
    if (change.record() instanceof ModelChosen chosen) {
      models.put(change.revision(), chosen.model());
    } else if (change.record() instanceof PersonErased person) {
      erased.add(person.erasure().at(change.revision()));
    }
  }

  /** Returns the model that embedded a frame; empty if the gallery never was switched. */
  Optional<ModelId> model(FrameRef frame) {
    Basis basis = recorded.get(id(frame));
    return basis == null
        ? Optional.ofNullable(models.floorEntry(history.revisionAt(frame.capturedAt())))
            .map(Map.Entry::getValue)
        : Optional.of(basis.model());
  }

  /** Persons erased since; a replay must not recognise them. */
  List<ErasedPerson> erased() {
    return List.copyOf(erased);
  }

  /** Creates a cursor for a stage that repeats decisions. */
  Cursor newCursor(Matching matching) {
    return new Cursor(matching);
  }

  private synchronized long revision(FrameEmbeddings frame) {
    Basis basis = recorded.get(id(frame.frame()));
    long revision =
        basis == null ? history.revisionAt(frame.frame().capturedAt()) : basis.revision();
    int faces = frame.faces().size();
    facesByTime += basis == null ? faces : 0;
    if (basis != null && !basis.model().equals(frame.model())) {
      facesOfOtherModels += faces;
      otherModels.add(basis.model().value());
    }
    if (!whole.computeIfAbsent(revision, history::isWhole)) {
      facesOfLost += faces;
      lost.add(revision);
    }
    return revision;
  }

  /** Returns what was not available so far. */
  public synchronized Shortfall shortfall() {
    return new Shortfall(
        facesOfLost,
        new TreeSet<>(lost),
        facesByTime,
        facesOfOtherModels,
        new TreeSet<>(otherModels));
  }

  private static FrameId id(FrameRef frame) {
    return new FrameId(frame.topic(), frame.partition(), frame.offset());
  }

  /** The gallery at one revision after another. Belongs to one thread. */
  final class Cursor {
    private final Matching matching;
    private ModelGalleries galleries;
    private int applied;
    private long at;

    private Cursor(Matching matching) {
      this.matching = matching;
      restart();
    }

    private void restart() {
      galleries = new ModelGalleries(matching.models(), matching.gallery());
      applied = 0;
      at = 0;
    }

    /**
     * Returns the gallery by which a frame is decided; a frame without faces does not move the
     * cursor.
     */
    ModelGalleries of(FrameEmbeddings frame) {
      if (!frame.faces().isEmpty()) {
        moveTo(revision(frame));
      }
      return galleries;
    }

    /**
     * Moves to a revision. It goes back only if a partition moved from one matcher to another that
     * was behind.
     */
    private void moveTo(long revision) {
      if (revision < at) {
        restart();
      }
      List<GalleryHistory.Change> changes = history.changes();
      for (; applied < changes.size() && changes.get(applied).revision() <= revision; applied++) {
        GalleryHistory.Change change = changes.get(applied);
        galleries.apply(change.record(), change.revision());
      }
      galleries.advance(revision);
      at = revision;
    }
  }
}
