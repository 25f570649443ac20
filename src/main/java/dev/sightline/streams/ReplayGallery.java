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
 * The gallery as it stood when frames of the past were decided: what their matches said they were
 * decided by, and for a frame whose matches are gone, what was written when it was taken. Any
 * thread may use it.
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
   * What a frame was decided by.
   *
   * @param revision of the gallery
   * @param model that embedded it
   */
  public record Basis(long revision, ModelId model) {}

  /**
   * What could not be had, of the faces that were decided anew.
   *
   * @param ofLostRevisions how many were decided at revisions that are lost in part
   * @param revisions those
   * @param byTime how many belong to frames whose matches are gone
   * @param ofOtherModels how many were embedded by another model then
   * @param models those
   */
  public record Shortfall(
      long ofLostRevisions,
      SortedSet<Long> revisions,
      long byTime,
      long ofOtherModels,
      SortedSet<String> models) {}

  /**
   * @param recorded by frame
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

  /** The model that embedded a frame; empty if the gallery never was switched. */
  Optional<ModelId> model(FrameRef frame) {
    Basis basis = recorded.get(id(frame));
    return basis == null
        ? Optional.ofNullable(models.floorEntry(history.revisionAt(frame.capturedAt())))
            .map(Map.Entry::getValue)
        : Optional.of(basis.model());
  }

  /** Whoever was erased since: nobody who decides anew may remember them. */
  List<ErasedPerson> erased() {
    return List.copyOf(erased);
  }

  /** What a stage that decides anew looks at. */
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

  /** What could not be had so far. */
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

  /** The gallery at one revision after the other. Belongs to one thread. */
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

    /** The gallery by which a frame is decided; a frame without a face moves nothing. */
    ModelGalleries of(FrameEmbeddings frame) {
      if (!frame.faces().isEmpty()) {
        moveTo(revision(frame));
      }
      return galleries;
    }

    /** Back only where a partition went from one matcher to another that was behind. */
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
