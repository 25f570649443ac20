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
 * The erased persons. Nothing is shown of their visits that had begun before the erasure, although
 * the events' topic still has them. A person enrolled later under the same name is shown.
 * Thread-safe.
 */
final class ErasedPersons {
  /** The tolerance for a camera's clock that is ahead of the clock of the erasure. */
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

  /**
   * Returns whether a name given at that time must not be shown; false for null, which names
   * nobody.
   */
  boolean covers(String collection, String person, Instant at) {
    Instant limit = person == null ? null : until.get(new PersonId(collection, person));
    return limit != null && !at.isAfter(limit);
  }

  /** Returns whether a match names a person erased since. */
  boolean covers(Match match) {
    return covers(match.collection(), match.person(), match.capturedAt());
  }

  /** Returns whether a visit must not be shown. */
  boolean covers(Stay stay) {
    return covers(stay.collection(), stay.person(), stay.firstSeen())
        || (stay.stranger() != null && strangers.contains(stay.stranger()));
  }

  /**
   * Returns what may be shown of an event: the event itself, or a copy without the erased person
   * beside another; empty if it is about the erased person.
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
        event.validUntil(),
        event.elsewhere(),
        event.genuineScore());
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
