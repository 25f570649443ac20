package dev.sightline.sightings.index;

import dev.sightline.embedding.ModelId;
import dev.sightline.vectors.DotKernel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Lock;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Questions to the days of an index. A scan holds the lock for a fraction of a millisecond at a
 * time.
 */
final class DaySearch {
  /** Panels that a search compares before it lets a change in. */
  private static final int PANELS = 128;

  /** Slots that a filter reads before it lets a change in. */
  private static final int SLOTS = 1 << 14;

  private final NavigableMap<LocalDate, DayIndex> days;
  private final Lock lock;
  private final DotKernel kernel;

  /**
   * @param days all days; changes are seen
   * @param lock keeps days from changing
   */
  DaySearch(NavigableMap<LocalDate, DayIndex> days, Lock lock, DotKernel kernel) {
    this.days = days;
    this.lock = lock;
    this.kernel = kernel;
  }

  Optional<byte[]> payload(byte[] key) {
    return unchanged(
        () ->
            days.values().stream()
                .flatMap(day -> day.find(key).stream().map(day::payload))
                .findFirst());
  }

  SightingHits nearest(SightingSearch search) {
    Scan scan = new Scan(kernel, search);
    SlotFilter filter = new SlotFilter(search.filter());
    long compared = 0;
    long otherModel = 0;
    for (DayIndex day : days.descendingMap().values()) {
      if (filter.admitsAll(day.date())) {
        compared += day.rowsOf(search.model()).map(ModelRows::live).orElse(0);
        otherModel += without(day, search.model(), slot -> true);
        scan(day, search, scan, slot -> day.slots().isLive(slot));
      } else if (filter.mayAdmit(day.date())) {
        BitSet admitted = admitted(day, filter);
        compared += admitted.stream().mapToLong(slot -> viewsOf(day, slot, search)).sum();
        otherModel += without(day, search.model(), admitted::get);
        scan(day, search, scan, slot -> admitted.get(slot) && day.slots().matches(slot, filter));
      }
    }
    return new SightingHits(
        scan.nearest().found().stream().flatMap(this::hit).toList(), compared, otherModel);
  }

  private void scan(DayIndex day, SightingSearch search, Scan scan, IntPredicate wanted) {
    for (int start = 0, end = PANELS; start < end; start += PANELS) {
      lock.lock();
      try {
        Optional<ModelRows> found = day.rowsOf(search.model());
        end = found.map(ModelRows::panelCount).orElse(0);
        for (int panel = start; panel < Math.min(end, start + PANELS); panel++) {
          found.get().scan(panel, scan, day, wanted);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private long without(DayIndex day, ModelId model, IntPredicate wanted) {
    long count = 0;
    int end = unchanged(() -> day.isOnlyOf(model)) ? 0 : SLOTS;
    for (int start = 0; start < end; start += SLOTS) {
      lock.lock();
      try {
        end = day.slots().size();
        IntStream slots = IntStream.range(start, Math.min(end, start + SLOTS)).filter(wanted);
        count += day.without(model, slots);
      } finally {
        lock.unlock();
      }
    }
    return count;
  }

  private long viewsOf(DayIndex day, int slot, SightingSearch search) {
    return unchanged(() -> day.isLive(slot) ? day.viewsOf(slot, search.model()) : 0);
  }

  private BitSet admitted(DayIndex day, SlotFilter filter) {
    BitSet admitted = new BitSet();
    for (int start = 0, end = SLOTS; start < end; start += SLOTS) {
      lock.lock();
      try {
        int size = day.slots().size();
        day.slots().addMatching(start, Math.min(size, start + SLOTS), filter, admitted);
        end = size;
      } finally {
        lock.unlock();
      }
    }
    return admitted;
  }

  private Stream<SightingHit> hit(NearestSightings.Found found) {
    return unchanged(
        () ->
            found.day().isLive(found.slot())
                ? Stream.of(
                    new SightingHit(
                        new String(found.day().key(found.slot()), StandardCharsets.UTF_8),
                        found.cosineSimilarity(),
                        Instant.ofEpochMilli(found.day().slots().firstSeen(found.slot())),
                        found.day().payload(found.slot())))
                : Stream.empty());
  }

  List<SightingHit> list(SightingFilter admitting, int limit) {
    SlotFilter filter = new SlotFilter(admitting);
    PriorityQueue<Begun> latest = new PriorityQueue<>(Begun.ORDER);
    for (DayIndex day : days.values()) {
      BitSet slots = filter.mayAdmit(day.date()) ? admitted(day, filter) : new BitSet();
      for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
        latest.add(begun(day, slot));
        if (latest.size() > limit) {
          latest.remove();
        }
      }
    }
    return latest.stream().sorted(Begun.ORDER).map(Begun::found).flatMap(this::hit).toList();
  }

  private Begun begun(DayIndex day, int slot) {
    return unchanged(
        () ->
            new Begun(
                day.isLive(slot) ? day.slots().firstSeen(slot) : 0,
                new NearestSightings.Found(day, slot, 0)));
  }

  private record Begun(long firstSeen, NearestSightings.Found found) {
    static final Comparator<Begun> ORDER =
        Comparator.comparingLong(Begun::firstSeen)
            .thenComparing(begun -> begun.found().day().date())
            .thenComparingInt(begun -> begun.found().slot());

    Begun {
      Objects.requireNonNull(found, "found");
    }
  }

  /** Runs a step during which no day changes. */
  private <T> T unchanged(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }
}
