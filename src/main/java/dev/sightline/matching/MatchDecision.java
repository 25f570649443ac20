package dev.sightline.matching;

import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.PersonId;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** The decision about a face: a person of the gallery, or unknown with the reason. */
public sealed interface MatchDecision {

  MatchEvidence evidence();

  /** Applies the function for this variant. */
  <R> R fold(Function<Identified, R> onIdentified, Function<Unknown, R> onUnknown);

  /** Returns the same decision without the name of an ignored person. */
  default MatchDecision unless(Predicate<PersonId> ignored) {
    return fold(
        identified ->
            ignored.test(identified.person())
                ? new Unknown(UnknownReason.IGNORED, evidence())
                : identified,
        unknown -> unknown);
  }

  /**
   * The face is this person.
   *
   * @param match the person and their best template
   */
  record Identified(Candidate match, MatchEvidence evidence) implements MatchDecision {
    public Identified {
      Objects.requireNonNull(match, "match");
      Objects.requireNonNull(evidence, "evidence");
    }

    public PersonId person() {
      return match.person();
    }

    @Override
    public <R> R fold(Function<Identified, R> onIdentified, Function<Unknown, R> onUnknown) {
      return onIdentified.apply(this);
    }
  }

  /** The face gets no name. */
  record Unknown(UnknownReason reason, MatchEvidence evidence) implements MatchDecision {
    public Unknown {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(evidence, "evidence");
    }

    @Override
    public <R> R fold(Function<Identified, R> onIdentified, Function<Unknown, R> onUnknown) {
      return onUnknown.apply(this);
    }
  }
}
