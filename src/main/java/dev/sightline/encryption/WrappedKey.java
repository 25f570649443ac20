package dev.sightline.encryption;

import java.util.Arrays;
import java.util.Objects;

/** A data key in the form in which it is stored: encrypted with a key-encryption key. */
public final class WrappedKey {
  private final String id;
  private final String wrappedBy;
  private final byte[] bytes;

  /**
   * @param id the data key's id
   * @param wrappedBy the id of the key-encryption key
   * @param bytes the encrypted key; copied
   */
  public WrappedKey(String id, String wrappedBy, byte[] bytes) {
    this.id = Objects.requireNonNull(id, "id");
    this.wrappedBy = Objects.requireNonNull(wrappedBy, "wrappedBy");
    this.bytes = bytes.clone();
  }

  public String id() {
    return id;
  }

  public String wrappedBy() {
    return wrappedBy;
  }

  /** Returns a copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrappedKey that
        && id.equals(that.id)
        && wrappedBy.equals(that.wrappedBy)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, wrappedBy, Arrays.hashCode(bytes));
  }

  /** Returns the ids only. */
  @Override
  public String toString() {
    return "WrappedKey[" + id + ", wrapped by " + wrappedBy + "]";
  }
}
