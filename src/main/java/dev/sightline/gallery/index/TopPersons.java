package dev.sightline.gallery.index;

import dev.sightline.gallery.TemplateId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nearest persons found so far, up to a maximum number, each by its nearest template. The order
 * is total (similarity downwards, then template id upwards), so the result does not depend on the
 * order of the offers. Belongs to one thread.
 */
final class TopPersons {
  private final int limit;
  private final List<Nearest> nearest = new ArrayList<>();
  private float floor = Float.NEGATIVE_INFINITY;

  TopPersons(int limit) {
    this.limit = limit;
  }

  /** Returns the similarity below which an offer cannot change the result. */
  float floor() {
    return floor;
  }

  void offer(TemplateId template, float cosineSimilarity) {
    Nearest offered = new Nearest(template, cosineSimilarity);
    if (isFull() && !offered.isBefore(nearest.get(limit - 1))) {
      return;
    }
    int known = indexOfPerson(template);
    if (known >= 0) {
      if (!offered.isBefore(nearest.get(known))) {
        return;
      }
      nearest.remove(known);
    } else if (isFull()) {
      nearest.remove(limit - 1);
    }
    nearest.add(placeOf(offered), offered);
    floor = isFull() ? nearest.get(limit - 1).cosineSimilarity() : Float.NEGATIVE_INFINITY;
  }

  /**
   * Returns whether enough persons were found whose nearest template is not a negative example, or
   * all there are.
   */
  boolean suffices(int persons) {
    return !isFull() || positives().count() >= persons;
  }

  /** Returns the first persons whose nearest template is not a negative example, nearest first. */
  List<Nearest> first(int persons) {
    return positives().limit(persons).toList();
  }

  private Stream<Nearest> positives() {
    return nearest.stream().filter(found -> !found.template().isNegative());
  }

  private boolean isFull() {
    return nearest.size() == limit;
  }

  private int indexOfPerson(TemplateId template) {
    for (int i = 0; i < nearest.size(); i++) {
      if (nearest.get(i).template().person().equals(template.person())) {
        return i;
      }
    }
    return -1;
  }

  private int placeOf(Nearest offered) {
    int place = 0;
    while (place < nearest.size() && nearest.get(place).isBefore(offered)) {
      place++;
    }
    return place;
  }
}
