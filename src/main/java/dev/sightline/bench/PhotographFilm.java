package dev.sightline.bench;

import dev.sightline.frames.Image;
import dev.sightline.frames.Region;

/**
 * A film made of a photograph, as if a camera panned downwards and zoomed in: every view is another
 * crop at another scale, encoded separately.
 */
public final class PhotographFilm implements AutoCloseable {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;

  private static final double ZOOM = 0.15;
  private static final int JPEG_QUALITY = 85;

  private final Image photograph;

  public PhotographFilm(byte[] jpeg) {
    this.photograph = Image.decode(jpeg);
  }

  /**
   * Returns the view at a moment of the film, as JPEG of {@value #WIDTH} × {@value #HEIGHT}.
   *
   * @param progress the moment, in [0, 1]
   */
  public byte[] view(double progress) {
    double zoom = 1 - ZOOM * progress;
    int width = (int) (photograph.width() * zoom);
    int height = Math.min(photograph.height(), width * HEIGHT / WIDTH);
    int x = (photograph.width() - width) / 2;
    int y = (int) ((photograph.height() - height) * progress / 2);
    return photograph.resample(new Region(x, y, width, height), WIDTH, HEIGHT).toJpeg(JPEG_QUALITY);
  }

  @Override
  public void close() {
    photograph.close();
  }
}
