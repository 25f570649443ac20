package dev.sightline.curation;

import dev.sightline.gallery.PersonId;
import java.util.List;

/**
 * The result of changing the keys.
 *
 * @param rewrapped persons' keys that are wrapped by the current key-encryption key now
 * @param unopened persons with a key that no key-encryption key opens; it stays as it is
 * @param encrypted templates that were not encrypted before
 */
public record RekeyResult(int rewrapped, List<PersonId> unopened, int encrypted) {

  public RekeyResult {
    unopened = List.copyOf(unopened);
  }
}
