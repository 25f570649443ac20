package dev.sightline.frames;

/**
 * A decoded picture: the only closable handle on native pixels. Belongs to one thread; whoever
 * opens it closes it. Every method but {@link #close} throws {@link IllegalStateException} once it
 * is closed.
 */
public final class Image implements AutoCloseable {

  private Image() {}

  /**
   * Decodes a JPEG that has passed the {@code FrameGate}.
   *
   * @throws UndecodableImageException if the decoder does not produce a picture
   */
  public static Image decode(byte[] jpeg) {
    throw new UnsupportedOperationException("being written");
  }

  /** An image with a copy of these pixels. */
  public static Image of(Pixels pixels) {
    throw new UnsupportedOperationException("being written");
  }

  public int width() {
    throw new UnsupportedOperationException("being written");
  }

  public int height() {
    throw new UnsupportedOperationException("being written");
  }

  /** Idempotent. */
  @Override
  public void close() {}

  /** The bytes are no picture that the decoder understands. */
  public static final class UndecodableImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecodableImageException(String message) {
      super(message);
    }
  }
}
