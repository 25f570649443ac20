package dev.sightline.frames.source;

import dev.sightline.frames.FrameSource.UnreadableSourceException;
import dev.sightline.frames.OpenCv;
import dev.sightline.frames.Pixels;
import java.time.Duration;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.videoio.VideoCapture;

/** A webcam of this computer. */
final class WebcamReader implements VideoReader {
  private final VideoCapture capture;
  private final int index;
  private final long start = System.nanoTime();

  /**
   * @param index the number of the webcam, 0 for the first
   * @throws UnreadableSourceException if it does not exist
   */
  WebcamReader(int index) {
    OpenCv.load();
    this.index = index;
    this.capture = new VideoCapture(index);
    if (!capture.isOpened()) {
      throw new UnreadableSourceException("there is no webcam " + index, null);
    }
  }

  /** Decodes the picture only if it becomes a frame. */
  @Override
  public Optional<Picture> read() {
    if (!capture.grab()) {
      throw new UnreadableSourceException("webcam " + index + " sends no picture", null);
    }
    return Optional.of(
        new Picture(fitter -> fitter.fit(pixels()), Duration.ofNanos(System.nanoTime() - start)));
  }

  private Pixels pixels() {
    Mat mat = new Mat();
    try {
      if (!capture.retrieve(mat)) {
        throw new UnreadableSourceException("webcam " + index + " sends no picture", null);
      }
      byte[] bgr = new byte[Math.toIntExact(mat.total() * 3)];
      mat.get(0, 0, bgr);
      return new Pixels(mat.cols(), mat.rows(), bgr);
    } finally {
      mat.release();
    }
  }

  @Override
  public void close() {
    capture.release();
  }
}
