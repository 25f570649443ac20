package dev.sightline.gallery.index;

import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.TemplateId;
import java.util.HashMap;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The writer's side of one collection's templates of one model: which row belongs to which
 * template.
 */
final class CollectionRows {
  private final Map<TemplateId, Integer> rowOf = new HashMap<>();
  private Contents contents;

  CollectionRows(PackedRows rows) {
    this.contents = new Contents(rows, HashTreePMap.empty());
  }

  /**
   * The immutable contents between two changes.
   *
   * @param positives the number of templates per person, negative examples not counted; a person
   *     without any is absent
   */
  record Contents(PackedRows rows, PMap<PersonId, Integer> positives) {

    private Contents with(PackedRows otherRows, TemplateId id, int more) {
      if (id.isNegative()) {
        return new Contents(otherRows, positives);
      }
      PersonId owner = id.person();
      int count = positives.getOrDefault(owner, 0) + more;
      return new Contents(
          otherRows, count == 0 ? positives.minus(owner) : positives.plus(owner, count));
    }
  }

  Contents contents() {
    return contents;
  }

  /**
   * Returns the vectors of a person's templates. Iterates over all ids, so use it only for rare
   * operations.
   */
  Map<TemplateId, float[]> vectorsOf(PersonId person) {
    Map<TemplateId, float[]> vectors = new HashMap<>();
    rowOf.forEach(
        (id, row) -> {
          if (id.person().equals(person)) {
            vectors.put(id, contents.rows().vector(row));
          }
        });
    return vectors;
  }

  /**
   * Adds or replaces a template.
   *
   * @return whether it was added
   */
  boolean put(TemplateId id, float[] vector) {
    Integer row = rowOf.get(id);
    if (row != null) {
      contents = contents.with(contents.rows().with(row, id, vector), id, 0);
      return false;
    }
    rowOf.put(id, contents.rows().size());
    contents = contents.with(contents.rows().append(id, vector), id, 1);
    return true;
  }

  /**
   * Removes a template.
   *
   * @return whether it existed
   */
  boolean remove(TemplateId id) {
    Integer row = rowOf.remove(id);
    if (row == null) {
      return false;
    }
    int last = contents.rows().size() - 1;
    if (row != last) {
      rowOf.put(contents.rows().id(last), row);
    }
    contents = contents.with(contents.rows().without(row), id, -1);
    return true;
  }
}
