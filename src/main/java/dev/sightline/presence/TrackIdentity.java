package dev.sightline.presence;

import dev.sightline.detection.SpoofConfig;
import dev.sightline.gallery.PersonId;
import dev.sightline.matching.UnknownReason;
import java.util.List;
import java.util.Optional;

/**
 * The decision which person a track is, from the matches of its faces, each weighted by its
 * quality.
 *
 * <p>A person wins with enough agreeing faces among the track's best shots, and more than twice the
 * weight of any other person. The weight must lead both there and over all faces of the track,
 * because the best shots alone change and would sooner or later lead either way by chance. So a tie
 * or a contradiction gives no name. Faces without a match neither help nor harm, because a turned
 * or blurred face says little.
 *
 * @param confirmFaces the number of the best shots that must agree
 * @param spoof whether a track that may be a presentation attack gets no name
 */
record TrackIdentity(int confirmFaces, SpoofConfig spoof) {
  /** The factor by which the winner must outweigh the runner-up. */
  private static final double LEAD = 2;

  /** Returns the person the track is, if one wins and the track is not refused. */
  Optional<PersonId> of(Track track) {
    return isRefused(track) ? Optional.empty() : winner(track);
  }

  /**
   * Returns whether a person wins, and only the suspicion of a presentation attack withholds the
   * name: as many shots as must agree were not scored, or their mean is below the threshold.
   */
  boolean isSpoof(Track track) {
    return isRefused(track) && winner(track).isPresent();
  }

  private boolean isRefused(Track track) {
    return spoof.mode() == SpoofConfig.Mode.REFUSE
        && (track.scoredShots() < confirmFaces
            || track.genuineScore().orElseThrow() < spoof.threshold());
  }

  private Optional<PersonId> winner(Track track) {
    List<Tally> best = Tally.of(track.shots());
    Optional<PersonId> winner = leader(best);
    return winner.isPresent()
            && best.get(0).faces() >= confirmFaces
            && winner.equals(leader(track.tallies()))
        ? winner
        : Optional.empty();
  }

  /**
   * Returns whether enough of its best shots, and most of them, match a person on the ignore list.
   */
  boolean isIgnored(Track track) {
    long ignored = track.shots().stream().filter(TrackIdentity::isIgnored).count();
    return ignored >= confirmFaces && 2 * ignored > track.shots().size();
  }

  private static boolean isIgnored(Shot shot) {
    return shot.face()
        .decision()
        .fold(identified -> false, unknown -> unknown.reason() == UnknownReason.IGNORED);
  }

  /** Returns the best of the shots matched to this person, the best first. */
  static List<Shot> bestFor(PersonId person, List<Shot> shots) {
    return shots.stream()
        .filter(shot -> shot.vote().equals(Optional.of(person)))
        .sorted(Shot.BEST_FIRST)
        .limit(Sighting.MAX_VIEWS)
        .toList();
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
