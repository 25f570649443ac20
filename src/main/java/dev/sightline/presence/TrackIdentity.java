package dev.sightline.presence;

import dev.sightline.gallery.PersonId;
import dev.sightline.matching.UnknownReason;
import java.util.List;
import java.util.Optional;

/**
 * Decides who a track is from what its faces were taken for, each counted by its quality.
 *
 * <p>A person wins with enough agreeing faces among the track's best shots, and more than twice the
 * weight of any other person, both there and over all faces of the track: the best shots alone
 * change, and would lead either way by chance sooner or later. So a tie and a contradiction give no
 * name. Faces without a name neither help nor harm: one that is turned or blurred says little.
 */
final class TrackIdentity {
  /** By how much the winner must outweigh the runner-up. */
  private static final double LEAD = 2;

  private TrackIdentity() {}

  /**
   * @param confirmFaces how many of the best shots must agree
   */
  static Optional<PersonId> of(Track track, int confirmFaces) {
    List<Tally> best = Tally.of(track.shots());
    Optional<PersonId> winner = leader(best);
    return winner.isPresent()
            && best.get(0).faces() >= confirmFaces
            && winner.equals(leader(track.tallies()))
        ? winner
        : Optional.empty();
  }

  /** Whether most of its best shots are of somebody on the ignore list, and enough to be sure. */
  static boolean isIgnored(Track track, int confirmFaces) {
    long ignored = track.shots().stream().filter(TrackIdentity::isIgnored).count();
    return ignored >= confirmFaces && 2 * ignored > track.shots().size();
  }

  private static boolean isIgnored(Shot shot) {
    return shot.face()
        .decision()
        .fold(identified -> false, unknown -> unknown.reason() == UnknownReason.IGNORED);
  }

  /** The best of the shots that were taken for this person. */
  static Optional<Shot> bestFor(PersonId person, List<Shot> shots) {
    return shots.stream()
        .filter(shot -> shot.vote().equals(Optional.of(person)))
        .min(Shot.BEST_FIRST);
  }

  private static Optional<PersonId> leader(List<Tally> tallies) {
    if (tallies.isEmpty()) {
      return Optional.empty();
    }
    double next = tallies.size() > 1 ? tallies.get(1).weight() : 0;
    Tally first = tallies.get(0);
    return first.weight() > LEAD * next ? Optional.of(first.person()) : Optional.empty();
  }
}
