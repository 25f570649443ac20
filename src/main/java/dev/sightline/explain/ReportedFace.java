package dev.sightline.explain;

import static java.util.Objects.requireNonNull;

import dev.sightline.detection.Box;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEvent.BestShot;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.Match;
import dev.sightline.events.Match.FramePosition;
import dev.sightline.gallery.PersonId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts about one face in an event; for a presence event, its best shot.
 *
 * @param says the event in words
 * @param named the person of the event; empty if unknown
 * @param frame the position of the face's frame
 * @param box the box in pixels of the frame
 * @param decision the decision about the face alone
 */
public record ReportedFace(
    String camera,
    String says,
    Optional<PersonId> named,
    FramePlace frame,
    Box box,
    Decision decision) {

  public ReportedFace {
    requireNonNull(camera, "camera");
    requireNonNull(says, "says");
    requireNonNull(named, "named");
    requireNonNull(frame, "frame");
    requireNonNull(box, "box");
    requireNonNull(decision, "decision");
  }

  /**
   * The decision about one face alone.
   *
   * @param person the person it was matched to, {@code collection/person}; null if none
   * @param cosineSimilarity the similarity to the nearest template; null if nobody was enrolled
   */
  public record Decision(String person, Float cosineSimilarity, Match.Evidence evidence) {

    public Decision {
      requireNonNull(evidence, "evidence");
    }

    private static Decision of(String reason, Float cosineSimilarity, Match.Evidence evidence) {
      return new Decision(reason == null ? nearest(evidence) : null, cosineSimilarity, evidence);
    }
  }

  /** Returns all persons in the event: the one it names and the candidates. */
  public Set<PersonId> persons() {
    Stream<PersonId> candidates =
        decision.evidence().candidates().stream()
            .map(candidate -> new PersonId(candidate.collection(), candidate.person()));
    return Stream.concat(named.stream(), candidates).collect(Collectors.toCollection(TreeSet::new));
  }

  static ReportedFace of(IdentityEvent event) {
    BestShot best = event.bestShot();
    return new ReportedFace(
        event.camera(),
        String.format(
            Locale.ROOT,
            "%s, %s, %d faces from %s to %s",
            event.type().code(),
            who(event.collection(), event.person()),
            event.faces(),
            event.firstSeen(),
            event.lastSeen()),
        named(event.collection(), event.person()),
        best.frame(),
        best.box(),
        event.evidence().candidates().isEmpty()
            ? new Decision(null, best.cosineSimilarity(), event.evidence())
            : Decision.of(best.reason(), best.cosineSimilarity(), event.evidence()));
  }

  static ReportedFace of(Match event) {
    FramePosition frame = event.frame();
    return new ReportedFace(
        event.camera(),
        event.type().code() + ", " + who(event.collection(), event.person()),
        named(event.collection(), event.person()),
        new FramePlace(frame.topic(), frame.partition(), frame.offset()),
        event.face().box(),
        Decision.of(event.reason(), event.cosineSimilarity(), event.evidence()));
  }

  private static Optional<PersonId> named(String collection, String person) {
    return person == null ? Optional.empty() : Optional.of(new PersonId(collection, person));
  }

  private static String who(String collection, String person) {
    return person == null ? "no known person" : collection + "/" + person;
  }

  private static String nearest(Match.Evidence evidence) {
    Match.Candidate first = evidence.candidates().get(0);
    return first.collection() + "/" + first.person();
  }
}
