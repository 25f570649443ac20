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
 * @param shots its best faces by each model that embedded it, best first
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
   * Seen once more; of more shots of one model than {@code mostShots} the worst is let go. So when
   * the model changes, the track has shots to compare the next faces with at once.
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
    Map<ModelId, Integer> ofModel = new HashMap<>();
    return shots
        .sorted(Shot.BEST_FIRST)
        .filter(shot -> ofModel.merge(shot.face().embedding().model(), 1, Integer::sum) <= most)
        .toList();
  }

  /** The newest faces that name one other person than the track does; empty if there are none. */
  List<Shot> contrary() {
    return standing instanceof TrackStatus.Named named ? named.contrary() : List.of();
  }

  /**
   * Whether a face clearly shows another person than the track clearly showed before. Poor faces
   * contradict nothing: a name that rests on them is revised, not split.
   *
   * @param confirmFaces how many clear faces the track's own person needs
   */
  boolean isContradictedBy(Shot shot, int confirmFaces) {
    boolean showsAnother = shot.isClear() && !shot.vote().equals(person());
    return person().isPresent()
        && shot.vote().isPresent()
        && showsAnother
        && clearShotsOf(person().get()) >= confirmFaces;
  }

  private long clearShotsOf(PersonId person) {
    return shots.stream()
        .filter(shot -> shot.isClear() && shot.vote().equals(Optional.of(person)))
        .count();
  }

  /**
   * The track with one more face that contradicts it. Contrary faces of a third person are counted
   * to the track: only a run of one person's faces splits it.
   */
  Track contradictedBy(Shot shot, int mostShots) {
    boolean continues = contrary().stream().allMatch(earlier -> earlier.vote().equals(shot.vote()));
    Track track = continues ? this : reconciled(mostShots);
    return track.withContrary(Stream.concat(track.contrary().stream(), Stream.of(shot)).toList());
  }

  /** The track with its contrary faces counted, because they were no run. */
  Track reconciled(int mostShots) {
    Track track = withoutContrary();
    for (Shot shot : contrary()) {
      track = track.seen(shot, mostShots);
    }
    return track;
  }

  /** The track as it was before its contrary faces. */
  Track withoutContrary() {
    return contrary().isEmpty() ? this : withContrary(List.of());
  }

  private Track withContrary(List<Shot> shots) {
    return standing(new TrackStatus.Named(person().orElseThrow(), shots));
  }

  Track standing(TrackStatus other) {
    return new Track(id, firstSeen, motion, faces, shots, tallies, other);
  }
}
