package dev.sightline.sightings.index;

import dev.sightline.embedding.Embedding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the index holds of a sighting beside its payload.
 *
 * @param key the id of its record
 * @param firstSeen when it began
 * @param lastSeen when it ended; its day in UTC decides where it is kept
 * @param camera the camera that saw it
 * @param subjects the ids it can be found by, such as a person or a stranger; at most {@value
 *     #MAX_SUBJECTS}
 * @param views the best views, at most {@value #MAX_VIEWS}, of any models
 */
public record IndexedSighting(
    String key,
    Instant firstSeen,
    Instant lastSeen,
    String camera,
    List<String> subjects,
    List<Embedding> views) {
  public static final int MAX_SUBJECTS = 3;
  public static final int MAX_VIEWS = 3;

  public IndexedSighting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(camera, "camera");
    subjects = List.copyOf(subjects);
    views = List.copyOf(views);
    if (firstSeen.isAfter(lastSeen)) {
      throw new IllegalArgumentException(
          "a sighting ends after it began, found " + firstSeen + " and " + lastSeen);
    }
    requireAtMost(MAX_SUBJECTS, subjects.size(), "subjects");
    requireAtMost(MAX_VIEWS, views.size(), "views");
  }

  private static void requireAtMost(int most, int found, String what) {
    if (found > most) {
      throw new IllegalArgumentException(
          "a sighting has at most " + most + " " + what + ", found " + found);
    }
  }
}
