package dev.sightline.events;

import dev.sightline.encryption.WrappedKey;
import dev.sightline.gallery.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** A person's key, itself encrypted: a record of {@code sightline.keys}. */
public record WrappedKeyRecord(PersonId person, WrappedKey key) {

  public WrappedKeyRecord {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(key, "key");
  }

  /** The key of a record: {@code collection/person/id}. */
  public record Name(PersonId person, String id) {
    @Override
    public String toString() {
      return person + "/" + id;
    }
  }

  public Name name() {
    return new Name(person, key.id());
  }

  /** Parses a record's key; empty if it is malformed. */
  public static Optional<Name> nameOf(byte[] bytes) {
    String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    int slash = text.lastIndexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(
              new Name(PersonId.parse(text.substring(0, slash)), text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
