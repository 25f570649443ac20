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
   * The rows between two changes; later changes leave them as they are.
   *
   * @param positives how many templates, negative examples not counted, each person has who has any
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

  /** The vectors of a person's templates. Looks at all ids: only what is rare may ask for it. */
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

  /** Adds or replaces; true if it was added. */
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

  /** Removes; true if it was there. */
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
