package dev.sightline.events;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The receipt of an erasure: what was erased of a person, and what remains until when.
 *
 * @param person {@code collection/person}; for a stranger the id, for a sighting {@code
 *     CAMERA/VISIT}
 * @param erasedAt the time of the erasure, in whole milliseconds
 * @param templates the number of templates and negative examples removed
 * @param keys the ids of the destroyed keys; empty if the gallery is not encrypted
 * @param matchers the number of running matchers that have applied the erasure
 * @param matchersBehind the running matchers that had not applied it when the wait timed out
 * @param remains the data that is not deleted immediately
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
   * Data that a place still holds.
   *
   * @param where a topic or another place
   * @param what the data of the person there
   * @param until when it is deleted at the latest, if Kafka's cleanup keeps up; null if unknown
   * @param records the keys of the records that were removed there; not in the JSON if empty
   */
  public record Remains(
      String where, String what, Instant until, @JsonInclude(NON_EMPTY) List<String> records) {

    public Remains {
      Objects.requireNonNull(where, "where");
      Objects.requireNonNull(what, "what");
      records = records == null ? List.of() : List.copyOf(records);
    }

    /** Creates an entry without records. */
    public Remains(String where, String what, Instant until) {
      this(where, what, until, List.of());
    }
  }
}
