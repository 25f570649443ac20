package dev.sightline.serving.view;

import dev.sightline.events.ErasureRecord;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEvent.Stranger;
import dev.sightline.events.Match;
import dev.sightline.events.Match.Evidence;
import dev.sightline.gallery.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was erased: nothing is told any more of their visits that had begun by then, though the
 * events' topic still has them. Who is enrolled anew under the same name is told of again.
 * Thread-safe.
 */
final class ErasedPersons {
  /** By how much a camera's clock may be ahead of the one that the erasure was timed by. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final Map<PersonId, Instant> until = new ConcurrentHashMap<>();
  private final Set<String> tracks = ConcurrentHashMap.newKeySet();
  private final Set<String> strangers = ConcurrentHashMap.newKeySet();

  void add(ErasureRecord erasure) {
    until.merge(
        erasure.person(),
        erasure.erasedAt().plus(CLOCKS),
        (one, other) -> one.isAfter(other) ? one : other);
    tracks.addAll(erasure.tracks());
    strangers.addAll(erasure.strangers());
  }

  /** Whether a name that was given then is not to be told; null names nobody. */
  boolean covers(String collection, String person, Instant at) {
    Instant limit = person == null ? null : until.get(new PersonId(collection, person));
    return limit != null && !at.isAfter(limit);
  }

  /** Whether a decision names somebody who was erased since. */
  boolean covers(Match match) {
    return covers(match.collection(), match.person(), match.capturedAt());
  }

  /** Whether somebody's stay is not to be told. */
  boolean covers(Stay stay) {
    return covers(stay.collection(), stay.person(), stay.firstSeen())
        || (stay.stranger() != null && strangers.contains(stay.stranger()));
  }

  /**
   * What may be told of an event: the event itself; without the erased where it names them beside
   * somebody else; empty if it is theirs.
   */
  Optional<IdentityEvent> without(IdentityEvent event) {
    boolean theirs =
        covers(event.collection(), event.person(), event.firstSeen())
            || tracks.contains(event.track())
            || (event.stranger() != null && isTheirs(event.stranger()));
    return theirs ? Optional.empty() : Optional.of(mentionsThem(event) ? redacted(event) : event);
  }

  private boolean isTheirs(Stranger stranger) {
    return strangers.contains(stranger.id())
        || (stranger.former() != null && strangers.contains(stranger.former()));
  }

  private boolean mentionsThem(IdentityEvent event) {
    Instant at = event.firstSeen();
    return event.votes().stream().anyMatch(vote -> covers(vote.collection(), vote.person(), at))
        || event.evidence().candidates().stream()
            .anyMatch(candidate -> covers(candidate.collection(), candidate.person(), at))
        || (event.previous() != null
            && covers(event.previous().collection(), event.previous().person(), at));
  }

  private IdentityEvent redacted(IdentityEvent event) {
    Instant at = event.firstSeen();
    IdentityEvent.Person previous = event.previous();
    return new IdentityEvent(
        event.id(),
        event.type(),
        event.camera(),
        event.occurredAt(),
        event.visit(),
        event.track(),
        event.person(),
        event.collection(),
        previous != null && covers(previous.collection(), previous.person(), at) ? null : previous,
        event.firstSeen(),
        event.lastSeen(),
        event.faces(),
        event.votes().stream()
            .filter(vote -> !covers(vote.collection(), vote.person(), at))
            .toList(),
        event.bestShot(),
        redacted(event.evidence(), at),
        event.stranger(),
        event.validUntil());
  }

  private Evidence redacted(Evidence evidence, Instant at) {
    return new Evidence(
        evidence.threshold(),
        evidence.fpirTarget(),
        evidence.margin(),
        evidence.candidates().stream()
            .filter(candidate -> !covers(candidate.collection(), candidate.person(), at))
            .toList(),
        evidence.model(),
        evidence.galleryRevision());
  }
}
