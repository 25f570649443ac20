package dev.sightline.frames.source;

import dev.sightline.frames.Backoff;
import dev.sightline.frames.CameraConfig;
import dev.sightline.frames.FrameConfig;
import dev.sightline.frames.FrameFitter;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.frames.MotionConfig;
import dev.sightline.frames.source.FolderSource.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A factory of frame sources. */
public final class FrameSources {
  private static final Pattern STREAM = Pattern.compile("(?i)(rtsps?|https?)://.+");
  private static final Pattern WEBCAM = Pattern.compile("\\d{1,3}");

  private final FrameConfig caps;
  private final CameraConfig config;
  private final MotionConfig motion;
  private final InstantSource clock;

  /**
   * @param clock the clock for the capture times of live pictures and the start of recorded ones
   */
  public FrameSources(FrameConfig caps, CameraConfig config, InstantSource clock) {
    this(caps, config, MotionConfig.defaults(), clock);
  }

  private FrameSources(
      FrameConfig caps, CameraConfig config, MotionConfig motion, InstantSource clock) {
    this.motion = Objects.requireNonNull(motion, "motion");
    this.caps = Objects.requireNonNull(caps, "caps");
    this.config = Objects.requireNonNull(config, "config");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns the same factory, whose sources have this motion gate. */
  public FrameSources gated(MotionConfig other) {
    return new FrameSources(caps, config, other, clock);
  }

  /**
   * Opens a source. Live sources (streams and webcams) are connected in the background, so opening
   * them never fails.
   *
   * @param camera the id that its frames will have
   * @param source a folder of images, an image, a video file, an {@code rtsp} or {@code http} URL,
   *     or a webcam's number
   * @throws UnreadableSourceException if it is a file or folder that cannot be read
   */
  public FrameSource open(String camera, String source) {
    FrameSource all = openAll(camera, source);
    return motion.gate() ? new GatedSource(all, motion) : all;
  }

  private FrameSource openAll(String camera, String source) {
    if (STREAM.matcher(source).matches()) {
      return live(camera, () -> NetworkStream.open(source, config));
    }
    Path path = Path.of(source);
    if (Files.exists(path)) {
      FrameSource recorded = recorded(camera, path);
      return config.realTime() ? new RealTimeSource(recorded, clock) : recorded;
    }
    if (WEBCAM.matcher(source).matches()) {
      return live(camera, () -> new WebcamReader(Integer.parseInt(source)));
    }
    throw new UnreadableSourceException(
        "a source is a folder, an image, a video file, an rtsp or http URL, or a webcam's number;"
            + " found none of that name: "
            + source,
        null);
  }

  private FrameSource recorded(String camera, Path path) {
    if (Files.isDirectory(path)) {
      return pictures(camera, FolderSource.pictures(path));
    }
    if (FolderSource.isPicture(path)) {
      return pictures(camera, List.of(path));
    }
    Instant start = start(() -> FfmpegReader.duration(path));
    return new VideoFileSource(camera, FfmpegReader.file(path), fitter(), cap(), start);
  }

  private FrameSource pictures(String camera, List<Path> files) {
    Duration interval = config.interval();
    Instant start = start(() -> interval.multipliedBy(files.size() - 1L));
    return new FolderSource(camera, files, fitter(), new Timeline(start, interval));
  }

  /**
   * Returns the capture time of a recording's first picture. One that is sent faster than it was
   * taken ends now, so that no capture time is ahead of the clock.
   */
  private Instant start(Supplier<Duration> length) {
    return config.realTime() ? clock.instant() : clock.instant().minus(length.get());
  }

  private FrameSource live(String camera, Supplier<VideoReader> opener) {
    LiveFrames frames = new LiveFrames(camera, opener, fitter(), cap(), clock);
    return new LiveSource(frames, maxSilence(), new Backoff(config.longestPause(), new Random()));
  }

  /** At a low rate, pictures are expected as rarely. */
  private Duration maxSilence() {
    Duration rare = config.interval().multipliedBy(2);
    return rare.compareTo(config.timeout()) > 0 ? rare : config.timeout();
  }

  private FrameFitter fitter() {
    return new FrameFitter(caps, config.jpegQuality());
  }

  private FrameRateCap cap() {
    return new FrameRateCap(config.maxFps());
  }
}
