package dev.sightline.documentation;

import dev.sightline.frames.Image;
import dev.sightline.frames.Region;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** A photograph of the demo, as a camera films it and as portraits of one of its persons. */
final class Film {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int FRAMES = 20;
  private static final double FPS = 5;
  private static final int BITS_PER_SECOND = 8_000_000;
  private static final int JPEG_QUALITY = 95;

  /** A square around the head of one of four persons. */
  private static final Region HEAD = new Region(1034, 216, 482, 482);

  private final byte[] photograph;

  Film(Path photograph) throws IOException {
    this.photograph = Files.readAllBytes(photograph);
  }

  /**
   * @param wider by how many pixels the portrait exceeds the tight one on each side
   */
  void writePortrait(Path file, int wider) throws IOException {
    int side = HEAD.width() + 2 * wider;
    Region around = new Region(HEAD.x() - wider, HEAD.y() - wider, side, side);
    try (Image image = Image.decode(photograph)) {
      Files.write(file, image.resample(around, side, side).toJpeg(JPEG_QUALITY));
    }
  }

  /** Four seconds in which the camera comes nearer. */
  void write(Path file) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (Image image = Image.decode(photograph);
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT)) {
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setFrameRate(FPS);
      recorder.setVideoBitrate(BITS_PER_SECOND);
      recorder.start();
      for (int i = 0; i < FRAMES; i++) {
        recorder.record(frame(view(image, i)));
      }
      recorder.stop();
    }
  }

  private static byte[] view(Image image, int number) {
    int width = image.width() - 8 * number;
    int height = Math.min(image.height(), width * HEIGHT / WIDTH);
    Region region = new Region((image.width() - width) / 2, 0, width, height);
    return image.resample(region, WIDTH, HEIGHT).toJpeg(JPEG_QUALITY);
  }

  private static Frame frame(byte[] jpeg) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    BufferedImage bgr = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    bgr.getGraphics().drawImage(picture, 0, 0, null);
    byte[] pixels = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
    Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
    ByteBuffer bytes = (ByteBuffer) frame.image[0];
    for (int y = 0; y < HEIGHT; y++) {
      bytes.put(y * frame.imageStride, pixels, y * WIDTH * 3, WIDTH * 3);
    }
    return frame;
  }
}
