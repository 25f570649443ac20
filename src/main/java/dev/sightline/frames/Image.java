package dev.sightline.frames;

import java.util.Locale;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * A decoded picture, three channels in OpenCV's order blue, green, red: the only closable handle on
 * native pixels. It belongs to the thread that opened it, which also closes it. Every method but
 * {@link #close} throws {@link IllegalStateException} after closing.
 */
public final class Image implements AutoCloseable {
  private final Mat mat;
  private final int width;
  private final int height;
  private Mat half;
  private boolean closed;

  private Image(Mat mat) {
    this.mat = mat;
    this.width = mat.cols();
    this.height = mat.rows();
    ImageLeaks.opened(this);
  }

  /**
   * Decodes a JPEG that has passed the {@link FrameGate}, and turns it upright by its EXIF
   * orientation; a grey picture gets three equal channels.
   *
   * @throws UndecodableImageException if the decoder does not produce a picture
   */
  public static Image decode(byte[] jpeg) {
    return new Image(Decoding.whole(jpeg));
  }

  /**
   * Decodes a large JPEG to a half, a quarter or an eighth of its size while it is still about as
   * large as the limits, which saves the memory for the whole picture.
   */
  static Image decodeReduced(byte[] jpeg, JpegHeader header, FrameConfig caps) {
    return new Image(Decoding.reduced(jpeg, header, caps));
  }

  /**
   * Decodes a JPEG and compares the size with its header.
   *
   * @throws UndecodableImageException as {@link #decode(byte[])}, or if the picture has another
   *     size than the header, in either orientation
   */
  public static Image decode(byte[] jpeg, JpegHeader header) {
    Image image = decode(jpeg);
    if (!header.announces(image.width, image.height)) {
      image.close();
      throw new UndecodableImageException(
          String.format(
              Locale.ROOT,
              "the header says %d x %d, the picture is %d x %d",
              header.width(),
              header.height(),
              image.width,
              image.height),
          null);
    }
    return image;
  }

  /** Returns an image with a copy of these pixels. */
  public static Image of(Pixels pixels) {
    return new Image(Mats.of(pixels));
  }

  /** Creates a black image to {@link #put} pixels into. */
  static Image blank(int width, int height) {
    OpenCv.load();
    return new Image(new Mat(height, width, CvType.CV_8UC3, Scalar.all(0)));
  }

  /** Copies pixels to a place; those beyond the image are dropped. */
  void put(Pixels pixels, int x, int y) {
    requireOpen();
    int columns = Math.min(pixels.width(), width - x);
    int rows = Math.min(pixels.height(), height - y);
    if (columns < 1 || rows < 1) {
      return;
    }
    Mat source = Mats.of(pixels);
    Mat part = source.submat(0, rows, 0, columns);
    Mat target = mat.submat(y, y + rows, x, x + columns);
    part.copyTo(target);
    target.release();
    part.release();
    source.release();
  }

  /** This image, or a smaller one in its place: this is closed then. */
  Image within(int widest, int highest) {
    requireOpen();
    double scale = Math.min((double) widest / width, (double) highest / height);
    if (scale >= 1) {
      return this;
    }
    try (Image large = this) {
      return new Image(
          Resampling.resize(
              mat,
              large.bounds(),
              Math.max(1, (int) (width * scale)),
              Math.max(1, (int) (height * scale))));
    }
  }

  /** This image, or an upright one in its place: this is closed then. */
  Image upright(Orientation orientation) {
    requireOpen();
    if (orientation.equals(Orientation.UPRIGHT)) {
      return this;
    }
    try (Image stored = this) {
      return new Image(Resampling.upright(stored.mat, orientation));
    }
  }

  public int width() {
    requireOpen();
    return width;
  }

  public int height() {
    requireOpen();
    return height;
  }

  /** Returns the whole picture as a region. */
  public Region bounds() {
    requireOpen();
    return new Region(0, 0, width, height);
  }

  /** Returns a copy of all pixels. */
  public Pixels pixels() {
    requireOpen();
    return Mats.toPixels(mat);
  }

  /**
   * Cuts out a region and resizes it, each axis with its own scale: by area averaging if it
   * shrinks, else bilinear.
   *
   * @param region a region inside the image
   * @throws IllegalArgumentException if the region reaches beyond the image or a side is not
   *     positive
   */
  public Pixels resample(Region region, int targetWidth, int targetHeight) {
    requireWithin(region, targetWidth, targetHeight);
    return Resampling.resample(mat, region, targetWidth, targetHeight);
  }

  /**
   * Does the same for one of several overlapping tiles. A tile that shrinks to less than half is
   * averaged in two steps, of which all tiles share the first, so a value may differ by one.
   */
  public Pixels resampleTile(Region tile, int targetWidth, int targetHeight) {
    requireWithin(tile, targetWidth, targetHeight);
    return Resampling.halves(tile, targetWidth, targetHeight)
        ? Resampling.resample(half(), tile.halved(), targetWidth, targetHeight)
        : Resampling.resample(mat, tile, targetWidth, targetHeight);
  }

  private void requireWithin(Region region, int targetWidth, int targetHeight) {
    requireOpen();
    if (!region.within(width, height)) {
      throw new IllegalArgumentException(
          "the region reaches beyond the image: " + region + ", image " + width + " x " + height);
    }
    if (targetWidth < 1 || targetHeight < 1) {
      throw new IllegalArgumentException(
          "a target needs a positive size, found " + targetWidth + " x " + targetHeight);
    }
  }

  private Mat half() {
    if (half == null) {
      half = Resampling.resize(mat, evenBounds(), width / 2, height / 2);
    }
    return half;
  }

  /** Returns the picture without the last column and row that have no neighbour to average with. */
  private Region evenBounds() {
    return new Region(0, 0, width / 2 * 2, height / 2 * 2);
  }

  /**
   * Draws the image into a square through a similarity transform, bilinear and without aliasing
   * however much it shrinks. Pixels outside the image are black.
   *
   * @param imageToTarget the transform from pixels of this image to pixels of the square
   * @param sidePx the side of the square, positive
   */
  public Pixels warp(Similarity imageToTarget, int sidePx) {
    requireOpen();
    if (sidePx < 1) {
      throw new IllegalArgumentException("a side must be positive, was " + sidePx);
    }
    return Resampling.warp(mat, imageToTarget, sidePx, Core.BORDER_CONSTANT);
  }

  /**
   * Draws the image into a square as {@link #warp} does. Pixels outside the image repeat those of
   * its edge.
   */
  public Pixels warpRepeatingEdge(Similarity imageToTarget, int sidePx) {
    requireOpen();
    return Resampling.warp(mat, imageToTarget, sidePx, Core.BORDER_REPLICATE);
  }

  /** Releases the pixels. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      mat.release();
      if (half != null) {
        half.release();
      }
      ImageLeaks.closed(this);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the image is closed");
    }
  }

  /** The decoder cannot decode these bytes as a picture. */
  public static final class UndecodableImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecodableImageException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
