package dev.sightline.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was erased of a person, where, and what remains until when.
 *
 * @param person {@code collection/person}
 * @param erasedAt when, in whole milliseconds
 * @param templates how many templates and negative examples were removed
 * @param keys the ids of the keys that were destroyed; none where the gallery is not encrypted
 * @param matchers how many running matchers have forgotten the person
 * @param matchersBehind running matchers that had not when the wait was over
 * @param remains what is not gone at once
 */
public record ErasureReceipt(
    String person,
    Instant erasedAt,
    int templates,
    List<String> keys,
    int matchers,
    List<String> matchersBehind,
    List<Remains> remains) {

  public ErasureReceipt {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(erasedAt, "erasedAt");
    keys = List.copyOf(keys);
    matchersBehind = List.copyOf(matchersBehind);
    remains = List.copyOf(remains);
  }

  /**
   * What a place still holds.
   *
   * @param where a topic, or what else there is
   * @param what of the person is there
   * @param until when it is gone at the latest, if Kafka gets to its work; null if that is not
   *     known
   */
  public record Remains(String where, String what, Instant until) {}
}
