package dev.sightline.events.codec;

import dev.sightline.encryption.DataKey;
import dev.sightline.events.DataKeys;
import java.util.Optional;

/** The only key that a test has. */
public record OneKey(DataKey key) implements DataKeys {
  @Override
  public Optional<DataKey> find(String id) {
    return id.equals(key.id()) ? Optional.of(key) : Optional.empty();
  }

  @Override
  public void close() {}
}
