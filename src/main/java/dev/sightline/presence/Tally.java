package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The votes of a track's faces for one person.
 *
 * @param faces the number of faces
 * @param weight the sum of their weights
 */
public record Tally(PersonId person, long faces, double weight) {
  /** The maximum number of persons counted for one track: those ranked lower decide nothing. */
  private static final int MAX_PERSONS = 4;

  private static final Comparator<Tally> HEAVIEST_FIRST =
      Comparator.comparingDouble(Tally::weight).reversed().thenComparing(Tally::person);

  public Tally {
    Objects.requireNonNull(person, "person");
  }

  /** Returns the tallies after one more shot, heaviest first. */
  static List<Tally> plus(List<Tally> tallies, Shot shot) {
    if (shot.vote().isEmpty()) {
      return tallies;
    }
    Tally one = new Tally(shot.vote().get(), 1, shot.weight());
    List<Tally> next = new ArrayList<>();
    for (Tally tally : tallies) {
      if (tally.person().equals(one.person())) {
        one = new Tally(one.person(), tally.faces + 1, tally.weight + shot.weight());
      } else {
        next.add(tally);
      }
    }
    next.add(one);
    return next.stream().sorted(HEAVIEST_FIRST).limit(MAX_PERSONS).toList();
  }

  /** Returns the tallies of several shots, heaviest first. */
  static List<Tally> of(List<Shot> shots) {
    List<Tally> tallies = List.of();
    for (Shot shot : shots) {
      tallies = plus(tallies, shot);
    }
    return tallies;
  }
}
