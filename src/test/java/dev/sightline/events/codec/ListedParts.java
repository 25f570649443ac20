package dev.sightline.events.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts in memory. A part that is written again has the same number. */
public final class ListedParts<P> implements Parts<P> {
  private final List<P> parts = new ArrayList<>();

  @Override
  public int number(P value) {
    int known = parts.indexOf(value);
    if (known < 0) {
      parts.add(value);
    }
    return known < 0 ? parts.size() - 1 : known;
  }

  @Override
  public Optional<P> value(int number) {
    return number >= 0 && number < parts.size() ? Optional.of(parts.get(number)) : Optional.empty();
  }

  int size() {
    return parts.size();
  }
}
