package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An unknown track, remembered to recognise the same stranger later.
 *
 * @param track the track's id
 * @param firstSeen when it began
 * @param lastSeen when it ended
 * @param views its best shots' embeddings, at least one, all of one model
 * @param clearViews the number of views from clear shots; poor views alone join no stranger
 * @param stranger the id that the camera's own strangers give it, so that all sightings of this id
 *     are one person's; empty if it is to be found out
 */
public record StrangerSighting(
    String track,
    String camera,
    Instant firstSeen,
    Instant lastSeen,
    List<Embedding> views,
    int clearViews,
    Optional<String> stranger) {

  public StrangerSighting {
    requireNonNull(track, "track");
    requireNonNull(camera, "camera");
    requireNonNull(firstSeen, "firstSeen");
    requireNonNull(lastSeen, "lastSeen");
    requireNonNull(stranger, "stranger");
    views = List.copyOf(views);
    if (views.isEmpty()) {
      throw new IllegalArgumentException("a sighting needs at least one view");
    }
    if (clearViews < 0 || clearViews > views.size()) {
      throw new IllegalArgumentException(
          "clearViews must be in [0, " + views.size() + "], was " + clearViews);
    }
  }

  /** Creates a sighting of which nothing is known. */
  public StrangerSighting(
      String track,
      String camera,
      Instant firstSeen,
      Instant lastSeen,
      List<Embedding> views,
      int clearViews) {
    this(track, camera, firstSeen, lastSeen, views, clearViews, Optional.empty());
  }

  /** Returns whether a view is clear enough to distinguish strangers. */
  boolean isClear() {
    return clearViews > 0;
  }

  /** Returns the model that embedded the views. */
  ModelId model() {
    return views.get(0).model();
  }

  /**
   * Returns the cosine similarity of the two most similar views; −1 if they are of different
   * models.
   */
  float similarity(StrangerSighting other) {
    float best = -1;
    for (Embedding view : views) {
      for (Embedding theirs : other.views) {
        if (view.model().equals(theirs.model())) {
          best = Math.max(best, view.cosineSimilarity(theirs));
        }
      }
    }
    return best;
  }

  /** Returns whether one camera saw both at the same time, so that they are two persons. */
  boolean isBeside(StrangerSighting other) {
    return camera.equals(other.camera) && overlaps(other);
  }

  /** Returns whether both were there at the same time. */
  public boolean overlaps(StrangerSighting other) {
    return !firstSeen.isAfter(other.lastSeen) && !other.firstSeen.isAfter(lastSeen);
  }

  /** Returns whether the camera knows both as one stranger. */
  boolean isKnownAs(StrangerSighting other) {
    return stranger.isPresent() && stranger.equals(other.stranger);
  }
}
