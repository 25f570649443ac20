package dev.sightline.sightings.index;

import java.io.IOException;

/** The check of a day that was not closed: what is torn since the last flush is cut. */
final class DayRecovery {
  private final DayParts parts;
  private final Slots slots;

  DayRecovery(DayParts parts) {
    this.parts = parts;
    this.slots = parts.slots();
  }

  /**
   * Checks what was appended since the last flush.
   *
   * @param flushed the number of slots then
   * @return the number of live slots
   */
  int run(int flushed) throws IOException {
    slots.restore(flushed);
    while (slots.size() < slots.file().records() && isWhole(slots.size())) {
      slots.accept();
    }
    slots.cut(slots.size());
    cutBeyondSlots();
    int live = count();
    parts.keys().rebuild();
    return live;
  }

  private boolean isWhole(int slot) {
    if (!slots.isWhole(slot)) {
      return false;
    }
    for (Slots.View view : slots.views(slot)) {
      if (view.model() >= parts.models().size() || !parts.rows(view).hasRoomFor(view.row())) {
        return false;
      }
    }
    Slots.Places places = slots.places(slot);
    return !slots.isLive(slot)
        || (parts.payloads().isWhole(places.payload())
            && parts.vectorsCrc(slot) == places.vectorsCrc());
  }

  private void cutBeyondSlots() {
    long payloadEnd = 0;
    int[] rows = new int[parts.models().size()];
    for (int slot = 0; slot < slots.size(); slot++) {
      Payloads.Place payload = slots.payload(slot);
      payloadEnd = Math.max(payloadEnd, payload.unit() + payload.units());
      for (Slots.View view : slots.views(slot)) {
        rows[view.model()] = Math.max(rows[view.model()], view.row() + 1);
      }
    }
    parts.payloads().cut(payloadEnd);
    for (int i = 0; i < rows.length; i++) {
      parts.models().get(i).cut(rows[i]);
    }
  }

  /** Counts what is live, and clears once more what was removed. */
  private int count() {
    int live = 0;
    int[] liveRows = new int[parts.models().size()];
    for (int slot = 0; slot < slots.size(); slot++) {
      if (slots.isLive(slot)) {
        live++;
        slots.views(slot).forEach(view -> liveRows[view.model()]++);
      } else {
        slots.views(slot).forEach(view -> parts.rows(view).clear(view.row()));
        parts.payloads().clear(slots.payload(slot));
      }
    }
    for (int i = 0; i < liveRows.length; i++) {
      ModelRows rows = parts.models().get(i);
      rows.restore(rows.rows(), liveRows[i]);
    }
    return live;
  }
}
