package dev.sightline.gallery.index;

import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.TemplateId;
import java.util.HashMap;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The writer's side of one collection's templates of one model: which row is whose. */
final class CollectionRows {
  private final Map<TemplateId, Integer> rowOf = new HashMap<>();
  private Contents contents;

  CollectionRows(PackedRows rows) {
    this.contents = new Contents(rows, HashTreePMap.empty());
  }

  /**
   * What a shelf holds between two changes; later changes leave it as it is.
   *
   * @param positives how many templates, negative examples not counted, each person has who has any
   */
  record Contents(PackedRows rows, PMap<PersonId, Integer> positives) {

    private Contents with(PackedRows otherRows, TemplateId key, int more) {
      if (key.isNegative()) {
        return new Contents(otherRows, positives);
      }
      PersonId owner = key.owner();
      int count = positives.getOrDefault(owner, 0) + more;
      return new Contents(
          otherRows, count == 0 ? positives.minus(owner) : positives.plus(owner, count));
    }
  }

  Contents contents() {
    return contents;
  }

  /** The vectors of a person's templates. Looks at all keys: only what is rare may ask for it. */
  Map<TemplateId, float[]> vectorsOf(PersonId person) {
    Map<TemplateId, float[]> vectors = new HashMap<>();
    rowOf.forEach(
        (key, row) -> {
          if (key.owner().equals(person)) {
            vectors.put(key, contents.rows().vector(row));
          }
        });
    return vectors;
  }

  /** Adds or replaces; true if it was added. */
  boolean put(TemplateId key, float[] vector) {
    Integer row = rowOf.get(key);
    if (row != null) {
      contents = contents.with(contents.rows().with(row, key, vector), key, 0);
      return false;
    }
    rowOf.put(key, contents.rows().size());
    contents = contents.with(contents.rows().append(key, vector), key, 1);
    return true;
  }

  /** Removes; true if it was there. */
  boolean remove(TemplateId key) {
    Integer row = rowOf.remove(key);
    if (row == null) {
      return false;
    }
    int last = contents.rows().size() - 1;
    if (row != last) {
      rowOf.put(contents.rows().key(last), row);
    }
    contents = contents.with(contents.rows().without(row), key, -1);
    return true;
  }
}
