package dev.sightline.sightings.index;

import java.time.Instant;

/** A sighting that was found. */
public final class SightingHit {
  private final String key;
  private final float cosineSimilarity;
  private final Instant firstSeen;
  private final byte[] payload;

  SightingHit(String key, float cosineSimilarity, Instant firstSeen, byte[] payload) {
    this.key = key;
    this.firstSeen = firstSeen;
    this.cosineSimilarity = cosineSimilarity;
    this.payload = payload;
  }

  public String key() {
    return key;
  }

  /** Returns the similarity of the most similar pair of views in [−1, 1]; 0 without a probe. */
  public float cosineSimilarity() {
    return cosineSimilarity;
  }

  public Instant firstSeen() {
    return firstSeen;
  }

  /** Returns a copy of the payload that was put with the sighting. */
  public byte[] payload() {
    return payload.clone();
  }
}
