package dev.sightline.presence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * An unknown person who was seen more than once.
 *
 * @param id {@code unknown/} and a hash of the first sighting's track: the same in every run
 * @param sightings the sightings in the order in which they came; never empty
 */
public record Stranger(String id, List<StrangerSighting> sightings) {
  private static final int ID_BYTES = 6;

  public Stranger {
    Objects.requireNonNull(id, "id");
    sightings = List.copyOf(sightings);
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("a stranger needs at least one sighting");
    }
  }

  /** Returns whether this track is one of the stranger's sightings. */
  boolean has(String track) {
    return sightings.stream().anyMatch(seen -> seen.track().equals(track));
  }

  /** Returns when this stranger was last seen. */
  Instant lastSeen() {
    return sightings.stream().map(StrangerSighting::lastSeen).max(Instant::compareTo).orElseThrow();
  }

  /** Returns whether both are the same stranger, maybe at different times. */
  boolean is(Stranger other) {
    return id.equals(other.id);
  }

  /**
   * Returns the id of the stranger who is first seen in a track. A second sighting makes the
   * stranger known under it.
   */
  public static String idFor(String track) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(track.getBytes(StandardCharsets.UTF_8));
      return "unknown/" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-256", e);
    }
  }
}
