package dev.sightline.events;

import static java.util.Objects.requireNonNull;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.Stranger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * One visit of a person or stranger before one camera: the record of {@code sightline.sightings}.
 *
 * @param visit the visit
 * @param span when it was
 * @param event the id of the event that the record was written with
 * @param subject who it was, as far as known
 * @param views the embeddings of the best faces, the best first, 1 to {@value #MAX_VIEWS}
 * @param best the best face
 */
public record SightingRecord(
    Visit visit, Span span, String event, Subject subject, List<Embedding> views, BestFace best) {
  /** The most views of a visit. */
  public static final int MAX_VIEWS = 3;

  /** The collection under which the keys of unknown persons' sightings are stored, by day. */
  public static final String DAYS = "sightings:";

  /**
   * @throws IllegalArgumentException if there is no view, or too many
   */
  public SightingRecord {
    requireNonNull(visit, "visit");
    requireNonNull(span, "span");
    requireNonNull(event, "event");
    requireNonNull(subject, "subject");
    views = List.copyOf(views);
    requireNonNull(best, "best");
    if (views.isEmpty() || views.size() > MAX_VIEWS) {
      throw new IllegalArgumentException(
          "a sighting has 1 to " + MAX_VIEWS + " views, had " + views.size());
    }
  }

  /**
   * A visit, which names the record: {@code CAMERA/VISIT}.
   *
   * @param camera the camera's id, which decides the record's partition
   * @param id the id of the event that began the visit; begins with the camera's id and a dash
   */
  public record Visit(String camera, String id) {

    public Visit {
      CameraKey.requireValid(camera);
      requireNonNull(id, "id");
    }

    /**
     * Parses the text form. A camera's id may have slashes, so the one counts after which the
     * camera's id is repeated.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static Visit parse(String text) {
      return find(text)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "a sighting is CAMERA/VISIT, where the visit begins with the camera and a"
                          + " dash, found '"
                          + PersonId.printable(text)
                          + "'"));
    }

    /** Does the same as {@link #parse}, and returns empty if the text is malformed. */
    public static Optional<Visit> find(String text) {
      for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
        if (text.startsWith(text.substring(0, at) + "-", at + 1)) {
          return valid(text.substring(0, at), text.substring(at + 1));
        }
      }
      return Optional.empty();
    }

    private static Optional<Visit> valid(String camera, String id) {
      return CameraKey.read(camera.getBytes(StandardCharsets.UTF_8))
          .fold(valid -> Optional.of(new Visit(valid, id)), invalid -> Optional.empty());
    }

    /** Returns the record's partition: that of the camera's other records. */
    public int partition(int partitions) {
      return Utils.toPositive(Utils.murmur2(camera.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Returns {@code CAMERA/VISIT}, which {@link #parse} reads. */
    @Override
    public String toString() {
      return camera + "/" + id;
    }
  }

  /** When the first and the last frame of the visit were taken. */
  public record Span(Instant firstSeen, Instant lastSeen) {

    /**
     * @throws IllegalArgumentException if the end is before the start
     */
    public Span {
      if (lastSeen.isBefore(firstSeen)) {
        throw new IllegalArgumentException(
            "a visit must end after its start " + firstSeen + ", ended " + lastSeen);
      }
    }
  }

  /**
   * Who was seen.
   *
   * @param track the track that the event was about
   * @param person the person; empty if unknown
   * @param stranger the stranger's id; empty if there is none
   * @param faces the number of faces
   * @param possibleSpoof whether it may be a presentation attack, so that it got no name
   */
  public record Subject(
      String track,
      Optional<PersonId> person,
      Optional<String> stranger,
      long faces,
      boolean possibleSpoof) {

    /** What is no presentation attack. */
    public Subject(String track, Optional<PersonId> person, Optional<String> stranger, long faces) {
      this(track, person, stranger, faces, false);
    }

    public Subject {
      requireNonNull(track, "track");
      requireNonNull(person, "person");
      requireNonNull(stranger, "stranger");
    }
  }

  /**
   * The best face of a visit.
   *
   * @param frame the position of its frame
   * @param capturedAt when the frame was taken
   * @param index the position among the frame's faces, from 0
   * @param box the box in pixels of the frame
   * @param quality its quality
   * @param chip the aligned face; empty where {@code sightings.faces} is off
   */
  public record BestFace(
      IdentityEvent.FramePlace frame,
      Instant capturedAt,
      int index,
      Box box,
      FaceQuality quality,
      Optional<ChipJpeg> chip) {

    public BestFace {
      requireNonNull(frame, "frame");
      requireNonNull(capturedAt, "capturedAt");
      requireNonNull(box, "box");
      requireNonNull(quality, "quality");
      requireNonNull(chip, "chip");
    }
  }

  /** Returns whether it is a person's. */
  public boolean isOf(PersonId person) {
    return subject.person().filter(person::equals).isPresent();
  }

  /** Returns the stranger's id, or the id that the stranger would have; empty if it is a person. */
  public Optional<String> stranger() {
    return subject.person().isPresent()
        ? Optional.empty()
        : subject.stranger().or(() -> Optional.of(Stranger.idFor(subject.track())));
  }

  /**
   * Returns the record of the same visit if it was another person's.
   *
   * @param person the person; empty if unknown
   * @param by the id of the event that says so
   */
  public SightingRecord revised(Optional<PersonId> person, String by) {
    return with(by, person, subject.stranger());
  }

  /**
   * Returns the record of the same visit with a view of another model. If there are too many, it
   * loses the worst.
   */
  public SightingRecord withView(Embedding view) {
    List<Embedding> all = Stream.concat(Stream.of(view), views.stream()).limit(MAX_VIEWS).toList();
    return new SightingRecord(visit, span, event, subject, all, best);
  }

  /** Returns the record of the same visit, as that of a stranger with this id. */
  public SightingRecord ofStranger(String id) {
    return with(event, subject.person(), Optional.of(id));
  }

  private SightingRecord with(String by, Optional<PersonId> person, Optional<String> stranger) {
    Subject other =
        new Subject(subject.track(), person, stranger, subject.faces(), subject.possibleSpoof());
    return new SightingRecord(visit, span, by, other, views, best);
  }

  /** Returns the owner of the keys of unknown persons' sightings that ended on the same day. */
  public PersonId day() {
    return new PersonId(DAYS, LocalDate.ofInstant(span.lastSeen(), ZoneOffset.UTC).toString());
  }
}
