package dev.sightline.cameras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cameras that {@code sightline.cameras} lists, as far as it was read. Thread-safe. */
public final class CameraList {
  private static final Logger LOG = LoggerFactory.getLogger(CameraList.class);

  private final Map<String, Camera> cameras = new ConcurrentSkipListMap<>();

  /**
   * Applies a record. One that is no camera removes the one before it, because nobody knows what
   * its camera should be.
   *
   * @param key the camera's id
   * @param value the record's value; null if the camera was removed
   */
  public void apply(String key, byte[] value) {
    cameras.remove(key);
    if (value != null) {
      CameraCodec.read(key, value)
          .fold(
              camera -> cameras.put(key, camera),
              rejection -> {
                LOG.warn("A record of a camera is not readable: {}", rejection.detail());
                return null;
              });
    }
  }

  /** Removes all, before the topic is read again. */
  public void clear() {
    cameras.clear();
  }

  /** Returns the cameras, by id. */
  public List<Camera> all() {
    return List.copyOf(cameras.values());
  }

  /** Returns a camera. */
  public Optional<Camera> find(String id) {
    return Optional.ofNullable(cameras.get(id));
  }
}
