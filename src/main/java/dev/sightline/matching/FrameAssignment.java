package dev.sightline.matching;

import dev.sightline.gallery.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The best way to give the faces of a frame different persons. */
final class FrameAssignment {
  /** What reaching the threshold is worth by itself, so that a face just there is not left out. */
  private static final double AT_THRESHOLD = 1e-6;

  private final List<PersonId> persons;
  private final int[] personOfFace;

  private FrameAssignment(List<PersonId> persons, int[] personOfFace) {
    this.persons = persons;
    this.personOfFace = personOfFace;
  }

  /**
   * @param candidates each face's nearest persons, at least as many as there are faces where there
   *     are; what a pair has above the person's threshold is its gain
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

  /** The person that a face gets; empty if it gets none. */
  Optional<PersonId> personOf(int face) {
    int person = personOfFace[face];
    return person == Assignment.NONE ? Optional.empty() : Optional.of(persons.get(person));
  }
}
