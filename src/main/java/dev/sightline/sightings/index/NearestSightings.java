package dev.sightline.sightings.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sightings found so far, up to a limit, each by its most similar view. The order is total:
 * similarity downwards, then key upwards. Belongs to one thread.
 */
final class NearestSightings {
  private final int limit;
  private final float minimum;
  private final List<Found> nearest = new ArrayList<>();
  private float floor;

  /** A slot of a day that was found. */
  record Found(DayIndex day, int slot, float cosineSimilarity) {

    private boolean isBefore(Found other) {
      int bySimilarity = Float.compare(other.cosineSimilarity, cosineSimilarity);
      return bySimilarity < 0
          || (bySimilarity == 0
              && Arrays.compareUnsigned(day.key(slot), other.day.key(other.slot)) < 0);
    }

    private boolean isOf(DayIndex otherDay, int otherSlot) {
      return day == otherDay && slot == otherSlot;
    }
  }

  NearestSightings(int limit, float minimum) {
    this.limit = limit;
    this.minimum = minimum;
    this.floor = minimum;
  }

  /** Returns the similarity below which an offer cannot change the result. */
  float floor() {
    return floor;
  }

  void offer(DayIndex day, int slot, float cosineSimilarity) {
    Found offered = new Found(day, slot, cosineSimilarity);
    if (cosineSimilarity < floor || (isFull() && !offered.isBefore(nearest.get(limit - 1)))) {
      return;
    }
    int known = indexOf(day, slot);
    if (known >= 0) {
      if (cosineSimilarity <= nearest.get(known).cosineSimilarity()) {
        return;
      }
      nearest.remove(known);
    } else if (isFull()) {
      nearest.remove(limit - 1);
    }
    nearest.add(placeOf(offered), offered);
    floor = isFull() ? nearest.get(limit - 1).cosineSimilarity() : minimum;
  }

  List<Found> found() {
    return nearest;
  }

  private boolean isFull() {
    return nearest.size() == limit;
  }

  private int indexOf(DayIndex day, int slot) {
    for (int i = 0; i < nearest.size(); i++) {
      if (nearest.get(i).isOf(day, slot)) {
        return i;
      }
    }
    return -1;
  }

  private int placeOf(Found offered) {
    int place = 0;
    while (place < nearest.size() && nearest.get(place).isBefore(offered)) {
      place++;
    }
    return place;
  }
}
