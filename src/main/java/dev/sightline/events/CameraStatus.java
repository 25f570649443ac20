package dev.sightline.events;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The status of a camera: the record of {@code sightline.camera-status}, as JSON of the same names
 * ({@code /schema/camera-status-v1.json}). The camera's id is the record's key. It contains neither
 * the camera's address nor its credentials.
 *
 * @param since when the state began
 * @param outage why no frame comes; absent while the camera is up
 * @param lastFrame the newest frame; absent before the first
 * @param rates what the camera sends at present
 * @param clockOffMillis how far the clock of its frames is ahead of Kafka's, negative if behind;
 *     absent if it is right within a second, or unknown
 * @param report who reports this, and for how long it holds
 */
@JsonInclude(NON_NULL)
public record CameraStatus(
    State state,
    Instant since,
    Outage outage,
    LastFrame lastFrame,
    Rates rates,
    Long clockOffMillis,
    Report report) {

  public CameraStatus {
    requireNonNull(state, "state");
    requireNonNull(since, "since");
    requireNonNull(rates, "rates");
    requireNonNull(report, "report");
  }

  /** Whether frames come. */
  public enum State {
    /** Frames come. */
    UP,
    /** Its publisher tries to reach it. */
    CONNECTING,
    /** Neither frames nor reports come. */
    SILENT,
    /** Its recording was sent completely. */
    ENDED;

    /** Returns the name on the wire. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The process that reports a status. */
  public enum Reporter {
    /** The process that publishes the camera. */
    PUBLISHER,
    /** The match stage, which has seen frames of another producer. */
    MATCH,
    /** The process that watches over the reports; it ends those that no longer hold. */
    WATCH;

    /** Returns the name on the wire. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Why no frame comes.
   *
   * @param attempts the number of failed attempts to connect in a row
   */
  public record Outage(String reason, int attempts) {

    public Outage {
      requireNonNull(reason, "reason");
    }
  }

  /** The position of a record of {@code sightline.frames}, and the frame's capture time. */
  public record LastFrame(int partition, long offset, Instant capturedAt) {

    public LastFrame {
      requireNonNull(capturedAt, "capturedAt");
    }
  }

  /** What a camera sends, over the time since its last report. */
  public record Rates(double framesPerSecond, double bytesPerSecond) {
    public static final Rates NONE = new Rates(0, 0);
  }

  /**
   * The origin of a status.
   *
   * @param at when it was written, by the reporter's clock
   * @param validMillis how long after it the camera counts as silent if no other report follows
   */
  public record Report(Reporter by, Instant at, long validMillis) {

    public Report {
      requireNonNull(by, "by");
      requireNonNull(at, "at");
    }
  }

  /** Returns whether reports of this state are repeated, so that their absence means something. */
  public boolean repeats() {
    return state == State.UP || state == State.CONNECTING;
  }

  /** Returns how long the report holds. */
  public Duration validity() {
    return Duration.ofMillis(report.validMillis());
  }

  /**
   * Returns the status of the same camera once its reports have stopped.
   *
   * @param from when they stopped
   */
  public CameraStatus silent(Instant from, Instant now) {
    String reason =
        report.by() == Reporter.MATCH ? "no frame comes" : "the process that publishes it is gone";
    return new CameraStatus(
        State.SILENT,
        from,
        new Outage(outage == null ? reason : reason + "; before: " + outage.reason(), 0),
        lastFrame,
        Rates.NONE,
        clockOffMillis,
        new Report(Reporter.WATCH, now, 0));
  }
}
