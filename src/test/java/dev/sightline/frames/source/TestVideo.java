package dev.sightline.frames.source;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** Writes videos for tests: picture i is all of grey 10·i, its left third black. */
public final class TestVideo {
  static final int WIDTH = 96;
  static final int HEIGHT = 64;

  private TestVideo() {}

  public static Path write(Path file, int pictures, double fps) throws FrameRecorder.Exception {
    return write(file, pictures, fps, 0);
  }

  /**
   * @param clockwiseDegrees how far a player turns the pictures, as phones record it
   */
  static Path write(Path file, int pictures, double fps, double clockwiseDegrees)
      throws FrameRecorder.Exception {
    return write(
        file,
        pictures,
        recorder -> {
          recorder.setFrameRate(fps);
          recorder.setDisplayRotation(-clockwiseDegrees);
        });
  }

  /**
   * @param settings what is set of the recorder, at 20 pictures a second
   */
  public static Path write(Path file, int pictures, Consumer<FFmpegFrameRecorder> settings)
      throws FrameRecorder.Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT)) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFrameRate(20);
      recorder.setVideoBitrate(800_000);
      settings.accept(recorder);
      recorder.start();
      for (int i = 0; i < pictures; i++) {
        recorder.record(picture(i));
      }
      recorder.stop();
    }
    return file;
  }

  /** Writes a second of silence. */
  public static Path writeSound(Path file) throws FrameRecorder.Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
      recorder.setAudioCodec(avcodec.AV_CODEC_ID_AAC);
      recorder.setSampleRate(8_000);
      recorder.start();
      recorder.recordSamples(8_000, 1, ShortBuffer.allocate(8_000));
      recorder.stop();
    }
    return file;
  }

  private static Frame picture(int number) {
    Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
    ByteBuffer bytes = (ByteBuffer) frame.image[0];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH * 3; x++) {
        bytes.put(y * frame.imageStride + x, (byte) (x < WIDTH ? 0 : 10 * number));
      }
    }
    return frame;
  }
}
