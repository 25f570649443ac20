package dev.sightline.cameras;

import dev.sightline.encryption.Envelope;
import dev.sightline.encryption.KeyEncryptionKeys;
import dev.sightline.encryption.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * Seals the addresses of cameras, so that credentials are on no disk of Kafka's in plain text. A
 * seal is bound to its camera's id. Thread-safe.
 */
public final class CameraSeal {
  private static final String SEPARATOR = ".";
  private static final int PARTS = 4;

  private final Optional<KeyEncryptionKeys> keys;

  /**
   * @param keys the keys that wrap data keys; without any, addresses with credentials are refused
   */
  public CameraSeal(Optional<KeyEncryptionKeys> keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /**
   * Returns a source that shows no credentials.
   *
   * @param address the whole address
   * @throws IllegalArgumentException if it has credentials and there is no key to seal them with
   */
  CameraSource seal(String camera, String address) {
    String shown = SourceAddress.shown(address);
    if (shown.equals(address)) {
      return new CameraSource(address, Optional.empty(), Optional.empty());
    }
    if (SourceAddress.hasHidden(address)) {
      throw new IllegalArgumentException(
          "the source of camera "
              + camera
              + " has *** in place of its credentials; give the whole address, or none to keep it");
    }
    KeyEncryptionKeys with =
        keys.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the source of camera "
                        + camera
                        + " has credentials, and there is no key to seal them with; set"
                        + " gallery.key.file or gallery.key.command here and at the agents"));
    return new CameraSource(
        shown,
        Optional.of(text(envelope(with, camera).seal(address.getBytes(StandardCharsets.UTF_8)))),
        Optional.empty());
  }

  /**
   * Returns a camera of which nothing is said but its source.
   *
   * @param address the whole address
   * @throws IllegalArgumentException as {@link #seal}
   */
  public Camera camera(String id, String address) {
    return new Camera(
        id,
        seal(id, address),
        new Camera.Sending(Optional.empty(), Optional.empty(), Optional.empty()),
        new Camera.Labels("", ""),
        true,
        Schedule.ALWAYS);
  }

  /**
   * Returns the whole address of a camera.
   *
   * @throws IllegalArgumentException if it is sealed and the keys do not open it; the message holds
   *     nothing of the address
   */
  public String open(Camera camera) {
    return open(camera.id(), camera.source());
  }

  String open(String camera, CameraSource source) {
    return source.sealed().map(text -> open(camera, text)).orElse(source.address());
  }

  /**
   * Returns a camera whose credentials the current key seals; the same if they need no change.
   *
   * @throws IllegalArgumentException as {@link #open}
   */
  Camera reseal(Camera camera) {
    Optional<String> sealed = camera.source().sealed();
    if (sealed.isEmpty() || isCurrent(sealed.get())) {
      return camera;
    }
    CameraSource again = seal(camera.id(), open(camera));
    return new Camera(
        camera.id(),
        new CameraSource(again.address(), again.sealed(), camera.source().transport()),
        camera.sending(),
        camera.labels(),
        camera.enabled(),
        camera.schedule());
  }

  private boolean isCurrent(String sealed) {
    return keys.filter(with -> sealed(sealed).key().wrappedBy().equals(with.current())).isPresent();
  }

  /** Returns whether an address is that of a camera, whole or as it is shown. */
  boolean isOf(Camera camera, String address) {
    return address.equals(camera.source().address())
        || (keys.isPresent() && camera.source().sealed().isPresent() && opensTo(camera, address));
  }

  private boolean opensTo(Camera camera, String address) {
    try {
      return open(camera).equals(address);
    } catch (IllegalArgumentException e) {
      // Sealed by a key that was replaced since: the address is sealed again.
      return false;
    }
  }

  private String open(String camera, String sealed) {
    KeyEncryptionKeys with =
        keys.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the source of camera "
                        + camera
                        + " is sealed; set gallery.key.file or gallery.key.command"));
    try {
      return new String(envelope(with, camera).open(sealed(sealed)), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the source of camera " + camera + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static Envelope envelope(KeyEncryptionKeys keys, String camera) {
    return new Envelope(keys, "camera/" + camera);
  }

  private static String text(Envelope.Sealed sealed) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return String.join(
        SEPARATOR,
        sealed.key().id(),
        sealed.key().wrappedBy(),
        base64.encodeToString(sealed.key().toBytes()),
        base64.encodeToString(sealed.bytes()));
  }

  private static Envelope.Sealed sealed(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException(
          "a sealed address has " + PARTS + " parts, this has " + parts.length);
    }
    Base64.Decoder base64 = Base64.getUrlDecoder();
    return new Envelope.Sealed(
        new WrappedKey(parts[0], parts[1], base64.decode(parts[2])), base64.decode(parts[3]));
  }
}
