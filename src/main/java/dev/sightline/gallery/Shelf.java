package dev.sightline.gallery;

import java.util.HashMap;
import java.util.Map;

/** The writer's side of one collection's templates of one model: which row is whose. */
final class Shelf {
  private final Map<TemplateKey, Integer> rowOf = new HashMap<>();
  private PackedRows rows;

  Shelf(PackedRows rows) {
    this.rows = rows;
  }

  /** The rows as they are now; later changes leave them as they are. */
  PackedRows rows() {
    return rows;
  }

  /** The vectors of a person's templates. Looks at all keys: only what is rare may ask for it. */
  Map<TemplateKey, float[]> vectorsOf(PersonKey person) {
    Map<TemplateKey, float[]> vectors = new HashMap<>();
    rowOf.forEach(
        (key, row) -> {
          if (key.owner().equals(person)) {
            vectors.put(key, rows.vector(row));
          }
        });
    return vectors;
  }

  /** Adds or replaces; true if it was added. */
  boolean put(TemplateKey key, float[] vector) {
    Integer row = rowOf.get(key);
    if (row != null) {
      rows = rows.with(row, key, vector);
      return false;
    }
    rowOf.put(key, rows.size());
    rows = rows.append(key, vector);
    return true;
  }

  /** Removes; true if it was there. */
  boolean remove(TemplateKey key) {
    Integer row = rowOf.remove(key);
    if (row == null) {
      return false;
    }
    int last = rows.size() - 1;
    if (row != last) {
      rowOf.put(rows.key(last), row);
    }
    rows = rows.without(row);
    return true;
  }
}
