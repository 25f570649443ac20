package dev.sightline.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nearest persons met so far, at most a given number, each by its nearest template. The order
 * is total (similarity downwards, then template key upwards), so the outcome does not depend on the
 * order of the offers. Belongs to one thread.
 */
final class TopPersons {
  private final int limit;
  private final List<Candidate> nearest = new ArrayList<>();
  private float floor = Float.NEGATIVE_INFINITY;

  TopPersons(int limit) {
    this.limit = limit;
  }

  /** What a template must reach to change anything: below it, an offer is in vain. */
  float floor() {
    return floor;
  }

  void offer(TemplateKey template, float cosineSimilarity) {
    Candidate offered = new Candidate(template, cosineSimilarity);
    if (isFull() && !isBefore(offered, nearest.get(limit - 1))) {
      return;
    }
    int known = indexOfPerson(template);
    if (known >= 0) {
      if (!isBefore(offered, nearest.get(known))) {
        return;
      }
      nearest.remove(known);
    } else if (isFull()) {
      nearest.remove(limit - 1);
    }
    nearest.add(placeOf(offered), offered);
    floor = isFull() ? nearest.get(limit - 1).cosineSimilarity() : Float.NEGATIVE_INFINITY;
  }

  /** Whether the persons that count are so many, or all there are. */
  boolean suffices(int persons) {
    return !isFull() || positives().count() >= persons;
  }

  /** The first so many persons whose nearest template is no negative example, nearest first. */
  List<Candidate> first(int persons) {
    return positives().limit(persons).toList();
  }

  private Stream<Candidate> positives() {
    return nearest.stream().filter(candidate -> !candidate.template().isNegative());
  }

  private boolean isFull() {
    return nearest.size() == limit;
  }

  private int indexOfPerson(TemplateKey template) {
    for (int i = 0; i < nearest.size(); i++) {
      TemplateKey other = nearest.get(i).template();
      if (other.person().equals(template.person())
          && other.collection().equals(template.collection())) {
        return i;
      }
    }
    return -1;
  }

  private int placeOf(Candidate offered) {
    int place = 0;
    while (place < nearest.size() && isBefore(nearest.get(place), offered)) {
      place++;
    }
    return place;
  }

  private static boolean isBefore(Candidate a, Candidate b) {
    int bySimilarity = Float.compare(b.cosineSimilarity(), a.cosineSimilarity());
    return bySimilarity < 0 || (bySimilarity == 0 && a.template().compareTo(b.template()) < 0);
  }
}
