package dev.sightline.frames.source;

import dev.sightline.frames.Frame;
import dev.sightline.frames.FrameFitter;
import dev.sightline.frames.FrameSource;
import dev.sightline.frames.Image.UndecodableImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures of a folder, by name, as frames taken at even intervals. Files that are not pictures
 * are skipped and counted.
 */
final class FolderSource implements FrameSource {
  private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

  private static final Set<String> SUFFIXES =
      Set.of(
          "jpg", "jpeg", "jfif", "png", "webp", "heic", "heif", "avif", "tif", "tiff", "gif",
          "bmp");

  private final String camera;
  private final List<Path> files;
  private final FrameFitter fitter;
  private final Duration interval;
  private final Instant start;
  private int position;
  private long unreadable;
  private volatile boolean closed;

  FolderSource(String camera, List<Path> files, FrameFitter fitter, Timeline timeline) {
    this.camera = camera;
    this.files = List.copyOf(files);
    this.fitter = fitter;
    this.interval = timeline.interval();
    this.start = timeline.start();
  }

  /** The capture time of the first picture and the interval between pictures. */
  record Timeline(Instant start, Duration interval) {}

  /**
   * Returns the pictures of a folder, by name.
   *
   * @throws UnreadableSourceException if the folder has no picture or cannot be read
   */
  static List<Path> pictures(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.filter(FolderSource::isPicture).sorted().toList();
      if (files.isEmpty()) {
        throw new UnreadableSourceException("no picture in " + folder, null);
      }
      return files;
    } catch (IOException e) {
      throw new UnreadableSourceException("cannot list " + folder, e);
    }
  }

  /** Returns whether the name is a picture's; hidden files are not. */
  static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return SUFFIXES.contains(suffix) && !name.startsWith(".") && Files.isRegularFile(file);
  }

  @Override
  public Optional<Frame> next() {
    while (!closed && position < files.size()) {
      int sequence = position++;
      try {
        byte[] jpeg = fitter.fit(Files.readAllBytes(files.get(sequence)));
        Instant capturedAt = start.plus(interval.multipliedBy(sequence));
        return Optional.of(new Frame(camera, sequence, capturedAt, jpeg));
      } catch (IOException | UndecodableImageException e) {
        unreadable++;
        LOG.warn(
            "Camera {}: skipped picture {} of {} by name: {}",
            camera,
            sequence + 1,
            files.size(),
            e instanceof IOException ? "it cannot be read" : e.getMessage());
      }
    }
    return Optional.empty();
  }

  @Override
  public long dropped() {
    return unreadable;
  }

  @Override
  public Optional<Description> description() {
    return Optional.of(new Description("pictures", Optional.empty()));
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(files.size());
  }

  @Override
  public void close() {
    closed = true;
  }
}
