package dev.sightline.presence;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The faces of one camera that are one and the same person's, frame after frame.
 *
 * @param id from the camera, the first frame's capture time and the first face's index: the same in
 *     every run
 * @param firstSeen when its first frame was taken
 * @param motion where it was last, when, and how it moves
 * @param faces how many faces it has had
 * @param shots its best faces by each network that embedded it, best first
 * @param tallies whom its faces were taken for, heaviest first
 * @param standing what has been said of it
 */
public record Track(
    String id,
    Instant firstSeen,
    Motion motion,
    long faces,
    List<Shot> shots,
    List<Tally> tallies,
    TrackStatus standing) {

  public Track {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(motion, "motion");
    Objects.requireNonNull(standing, "standing");
    shots = List.copyOf(shots);
    tallies = List.copyOf(tallies);
  }

  static Track startingWith(String id, Shot shot) {
    return new Track(
        id,
        shot.capturedAt(),
        Motion.startingAt(shot.face().box(), shot.capturedAt()),
        1,
        List.of(shot),
        Tally.of(List.of(shot)),
        new TrackStatus.Pending());
  }

  public Instant lastSeen() {
    return motion.at();
  }

  /** The name it goes by. */
  public Optional<PersonId> person() {
    return standing.person();
  }

  /**
   * Seen once more; of more shots of one network than {@code mostShots} the worst is let go. So
   * when the network changes, the track has shots to compare the next faces with at once.
   */
  Track seen(Shot shot, int mostShots) {
    return new Track(
        id,
        firstSeen,
        motion.seen(shot.face().box(), shot.capturedAt()),
        faces + 1,
        best(Stream.concat(shots.stream(), Stream.of(shot)), mostShots),
        Tally.plus(tallies, shot),
        standing);
  }

  private static List<Shot> best(Stream<Shot> shots, int most) {
    Map<ModelId, Integer> ofNetwork = new HashMap<>();
    return shots
        .sorted(Shot.BEST_FIRST)
        .filter(shot -> ofNetwork.merge(shot.face().embedding().model(), 1, Integer::sum) <= most)
        .toList();
  }

  Track standing(TrackStatus other) {
    return new Track(id, firstSeen, motion, faces, shots, tallies, other);
  }
}
