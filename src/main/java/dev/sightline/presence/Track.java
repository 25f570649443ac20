package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Faces of one camera that are one person's, frame after frame.
 *
 * @param id the id, derived from the camera, the first frame's capture time and the first face's
 *     index: the same in every run
 * @param firstSeen when its first frame was taken
 * @param motion its last position and velocity
 * @param faces the number of faces so far
 * @param shots its best faces per model that embedded it, best first
 * @param tallies the persons its faces were matched to, heaviest first
 * @param standing what has been reported of it
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
    requireNonNull(id, "id");
    requireNonNull(firstSeen, "firstSeen");
    requireNonNull(motion, "motion");
    requireNonNull(standing, "standing");
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

  /** Returns the name of the track, if it has one. */
  public Optional<PersonId> person() {
    return standing.person();
  }

  /**
   * Returns the track with one more shot. Above {@code mostShots} shots of one model, the worst is
   * dropped. Shots are kept per model, so that after a change of model the track still has shots to
   * compare with.
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
