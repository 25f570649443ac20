package dev.sightline.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The id of a camera as the key of its records: 1 to {@value #MAX_BYTES} bytes of UTF-8 without
 * control characters. Anyone who may write a frame chooses it, so it is checked before it reaches
 * logs, state or events.
 */
public final class CameraKey {
  /** The longest id, in bytes of UTF-8. */
  public static final int MAX_BYTES = 256;

  private CameraKey() {}

  /** Returns the camera that a key names, or why it names none; the key may be null. */
  public static Outcome<String> read(byte[] key) {
    if (key == null) {
      return rejected("no key");
    }
    if (key.length == 0 || key.length > MAX_BYTES) {
      return rejected(lengthError(key.length));
    }
    try {
      String camera = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
      return isPrintable(camera)
          ? Outcome.done(camera)
          : rejected("a key that is blank or has a control character");
    } catch (CharacterCodingException e) {
      return rejected("a key that is not UTF-8");
    }
  }

  /**
   * Returns the camera itself.
   *
   * @throws IllegalArgumentException if it cannot be a key
   */
  public static String requireValid(String camera) {
    int bytes = camera.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(lengthError(bytes));
    }
    if (!isPrintable(camera)) {
      throw new IllegalArgumentException("a camera id is blank or has a control character");
    }
    return camera;
  }

  private static String lengthError(int bytes) {
    return "a key of " + bytes + " bytes, allowed 1 to " + MAX_BYTES;
  }

  private static boolean isPrintable(String camera) {
    return !camera.isBlank() && camera.codePoints().noneMatch(CameraKey::isControl);
  }

  private static boolean isControl(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static Outcome<String> rejected(String detail) {
    return Outcome.rejected(RejectionReason.CAMERA_UNKNOWN, detail);
  }
}
