package dev.sightline.frames.source;

import dev.sightline.frames.CameraConfig.Transport;
import dev.sightline.frames.Ffmpeg;
import dev.sightline.frames.FrameSource.UnreadableSourceException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reader of video files and network streams, using FFmpeg. */
final class FfmpegReader implements VideoReader {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegReader.class);
  private static final Duration MAX_GAP_OF_JOINED = Duration.ofSeconds(10);

  private static final Pattern ERROR_CODE = Pattern.compile("error (-\\d{1,10})");

  private final FFmpegFrameGrabber grabber;
  private final PictureConverter converter;
  private final Clock clock;

  private FfmpegReader(FFmpegFrameGrabber grabber) {
    this.grabber = grabber;
    this.converter =
        new PictureConverter(
            grabber.getAspectRatio(), (int) Math.round(-grabber.getDisplayRotation() / 90));
    this.clock = new Clock(grabber.getVideoFrameRate(), maxGap(grabber));
  }

  /**
   * Returns the longest time between pictures; segments of transport streams keep their own times.
   */
  private static Duration maxGap(FFmpegFrameGrabber grabber) {
    boolean isJoined =
        (grabber.getFormatContext().iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0;
    return isJoined ? MAX_GAP_OF_JOINED : ChronoUnit.FOREVER.getDuration();
  }

  /**
   * Opens a video file. It may name no other file or address.
   *
   * @throws UnreadableSourceException if FFmpeg cannot open it as a video
   */
  static FfmpegReader file(Path file) {
    return open(file.toString(), "the video " + file, FfmpegOptions.file());
  }

  /**
   * Connects to an RTSP server.
   *
   * @param timeout the timeout for connecting and for each read; FFmpeg does not always respect it
   * @throws UnreadableSourceException if the connection fails
   */
  static FfmpegReader rtsp(String url, Transport transport, Duration timeout) {
    return open(url, "the stream", FfmpegOptions.rtsp(url, transport, timeout));
  }

  /**
   * Connects to an HTTP server, through a proxy.
   *
   * @param timeout as of {@link #rtsp}
   * @throws UnreadableSourceException if the connection fails
   */
  static FfmpegReader http(String url, String proxy, Duration timeout) {
    return open(url, "the stream", FfmpegOptions.http(url, proxy, timeout));
  }

  private static FfmpegReader open(String name, String description, Map<String, String> options) {
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(name);
    options.forEach(grabber::setOption);
    grabber.setImageMode(FrameGrabber.ImageMode.RAW);
    grabber.setVideoOption("threads", FfmpegOptions.DECODER_THREADS);
    try {
      grabber.start();
    } catch (FFmpegFrameGrabber.Exception e) {
      release(grabber);
      throw new UnreadableSourceException("cannot open " + description + ": " + reason(e), e);
    }
    if (!grabber.hasVideo()) {
      release(grabber);
      throw new UnreadableSourceException(
          description + " has no picture, only sound or text", null);
    }
    return new FfmpegReader(grabber);
  }

  /**
   * Returns how long a video file plays, by counting its pictures, because not every container
   * tells, and one of joined segments tells the wrong time.
   *
   * @throws UnreadableSourceException if FFmpeg cannot open it as a video
   */
  static Duration duration(Path file) {
    try (FfmpegReader reader = file(file)) {
      long pictures = reader.countPictures();
      Duration stated = Duration.of(reader.grabber.getLengthInTime(), ChronoUnit.MICROS);
      Duration counted = Clock.interval(reader.grabber.getVideoFrameRate()).multipliedBy(pictures);
      return stated.compareTo(counted) > 0 ? stated : counted;
    }
  }

  private long countPictures() {
    long pictures = 0;
    try {
      AVPacket packet = grabber.grabPacket();
      while (packet != null) {
        AVStream stream = grabber.getFormatContext().streams(packet.stream_index());
        if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
          pictures++;
        }
        packet = grabber.grabPacket();
      }
    } catch (FFmpegFrameGrabber.Exception e) {
      LOG.debug("the video breaks off after {} pictures", pictures, e);
    }
    return pictures;
  }

  /**
   * Returns FFmpeg's own message for the error, because JavaCV's repeats the URL, which may hold a
   * password.
   */
  private static String reason(FFmpegFrameGrabber.Exception e) {
    Matcher error = ERROR_CODE.matcher(String.valueOf(e.getMessage()));
    if (!error.find()) {
      return "it is no video";
    }
    return Ffmpeg.words(Integer.parseInt(error.group(1)));
  }

  /** Decodes the next picture, and converts it only if it becomes a frame. */
  @Override
  public Optional<Picture> read() {
    try {
      Frame frame = grabber.grabImage();
      if (frame == null) {
        return Optional.empty();
      }
      Duration position = clock.position(Duration.of(grabber.getTimestamp(), ChronoUnit.MICROS));
      AVFrame picture = (AVFrame) frame.opaque;
      return Optional.of(new Picture(fitter -> fitter.fit(converter.pixels(picture)), position));
    } catch (FFmpegFrameGrabber.Exception e) {
      throw new UnreadableSourceException("the video breaks off", e);
    }
  }

  /** Returns the address it reads from; a server may have redirected it. */
  String url() {
    return grabber.getFormatContext().url().getString();
  }

  @Override
  public String codec() {
    return Objects.requireNonNullElse(grabber.getVideoCodecName(), "");
  }

  /** Returns the camera's time from RTSP's sender reports, which come after some seconds. */
  @Override
  public Optional<Instant> startedAt() {
    long micros = grabber.getFormatContext().start_time_realtime();
    return micros > 0
        ? Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
        : Optional.empty();
  }

  @Override
  public OptionalLong length() {
    long pictures = grabber.getLengthInVideoFrames();
    return pictures > 0 ? OptionalLong.of(pictures) : OptionalLong.empty();
  }

  @Override
  public void close() {
    converter.close();
    release(grabber);
  }

  private static void release(FFmpegFrameGrabber grabber) {
    try {
      grabber.release();
    } catch (FFmpegFrameGrabber.Exception e) {
      throw new UnreadableSourceException("FFmpeg cannot release a video", e);
    }
  }
}
