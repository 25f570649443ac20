package dev.sightline.matching;

import dev.sightline.gallery.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The optimal assignment of different persons to the faces of a frame. */
final class FrameAssignment {
  /** The gain for reaching the threshold at all, so that a face exactly at it is still assigned. */
  private static final double AT_THRESHOLD = 1e-6;

  private final List<PersonId> persons;
  private final int[] personOfFace;

  private FrameAssignment(List<PersonId> persons, int[] personOfFace) {
    this.persons = persons;
    this.personOfFace = personOfFace;
  }

  /**
   * Computes the assignment. The gain of a pair is its similarity above the person's threshold.
   *
   * @param candidates each face's nearest persons, at least as many as there are faces, if the
   *     gallery has that many
   */
  static FrameAssignment of(List<List<RankedCandidate>> candidates) {
    Map<PersonId, Integer> columns = new LinkedHashMap<>();
    candidates.forEach(
        face ->
            face.stream()
                .filter(RankedCandidate::reaches)
                .forEach(ranked -> columns.putIfAbsent(ranked.person(), columns.size())));
    double[][] gains = new double[candidates.size()][columns.size()];
    for (int face = 0; face < gains.length; face++) {
      for (RankedCandidate ranked : candidates.get(face)) {
        if (ranked.reaches()) {
          gains[face][columns.get(ranked.person())] = ranked.lead() + AT_THRESHOLD;
        }
      }
    }
    return new FrameAssignment(List.copyOf(columns.keySet()), Assignment.maximize(gains));
  }

  /** Returns the person assigned to a face; empty if there is none. */
  Optional<PersonId> personOf(int face) {
    int person = personOfFace[face];
    return person == Assignment.NONE ? Optional.empty() : Optional.of(persons.get(person));
  }
}
