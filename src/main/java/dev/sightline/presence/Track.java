package dev.sightline.presence;

import static java.util.Objects.requireNonNull;

import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
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
 * @param status what has been reported of it
 */
public record Track(
    String id,
    Instant firstSeen,
    Motion motion,
    long faces,
    List<Shot> shots,
    List<Tally> tallies,
    TrackStatus status) {

  public Track {
    requireNonNull(id, "id");
    requireNonNull(firstSeen, "firstSeen");
    requireNonNull(motion, "motion");
    requireNonNull(status, "status");
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

  /** Returns the mean genuine score of its best shots that were scored; empty if none was. */
  OptionalDouble genuineScore() {
    return scores().average();
  }

  /** Returns the number of its best shots that were scored. */
  long scoredShots() {
    return scores().count();
  }

  private DoubleStream scores() {
    return shots.stream()
        .map(shot -> shot.face().quality().genuineScore())
        .filter(Objects::nonNull)
        .mapToDouble(Float::doubleValue);
  }

  public Instant lastSeen() {
    return motion.at();
  }

  /** Returns the name of the track, if it has one. */
  public Optional<PersonId> person() {
    return status.person();
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
        status);
  }

  /** Only the shots that a sighting may show keep their pictures. */
  private static List<Shot> best(Stream<Shot> shots, int most) {
    Map<ModelId, Integer> ofModel = new HashMap<>();
    List<Shot> best = new ArrayList<>();
    shots
        .sorted(Shot.BEST_FIRST)
        .forEach(
            shot -> {
              int rank = ofModel.merge(shot.face().embedding().model(), 1, Integer::sum);
              if (rank <= most) {
                best.add(rank <= Sighting.MAX_VIEWS ? shot : shot.withoutChip());
              }
            });
    return best;
  }

  /**
   * Returns the newest faces that name one other person than the track does; empty if there are
   * none.
   */
  List<Shot> contrary() {
    return status instanceof TrackStatus.Named named ? named.contrary() : List.of();
  }

  /**
   * Returns whether a face clearly shows another person than the track clearly showed before. Poor
   * faces contradict nothing: a name based on them is revised, not split.
   *
   * @param confirmFaces the number of clear faces the track's own person needs
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
   * Returns the track with one more face that contradicts it. Contrary faces of a third person are
   * counted to the track: only a run of one person's faces splits it.
   */
  Track contradictedBy(Shot shot, int mostShots) {
    boolean continues = contrary().stream().allMatch(earlier -> earlier.vote().equals(shot.vote()));
    Track track = continues ? this : reconciled(mostShots);
    return track.withContrary(Stream.concat(track.contrary().stream(), Stream.of(shot)).toList());
  }

  /** Returns the track with its contrary faces counted, because they were not a run. */
  Track reconciled(int mostShots) {
    Track track = withoutContrary();
    for (Shot shot : contrary()) {
      track = track.seen(shot, mostShots);
    }
    return track;
  }

  /** Returns the track as it was before its contrary faces. */
  Track withoutContrary() {
    return contrary().isEmpty() ? this : withContrary(List.of());
  }

  private Track withContrary(List<Shot> shots) {
    return withStatus(new TrackStatus.Named(person().orElseThrow(), shots));
  }

  Track withStatus(TrackStatus other) {
    return new Track(id, firstSeen, motion, faces, shots, tallies, other);
  }
}
