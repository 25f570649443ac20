package dev.sightline.streams.state;

import dev.sightline.events.codec.Parts;
import dev.sightline.events.codec.RecordCodec;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of one camera's state as records of a store. A part is stored when a state first refers
 * to it. Its number is free for another part once its record is deleted, so numbers stay few.
 */
final class StoredParts<P> implements Parts<P> {
  private final SealedStore store;
  private final String prefix;
  private final RecordCodec<P> codec;
  private final IdentityHashMap<P, Integer> numbers = new IdentityHashMap<>();
  private final Map<Integer, P> stored = new TreeMap<>();

  /** The numbers of all records, and of those that the state being written refers to. */
  private final BitSet taken = new BitSet();

  private final BitSet used = new BitSet();

  /** The numbers of records that no state refers to, by the sweep since which that is so. */
  private BitSet unused = new BitSet();

  private BitSet unusedLongest = new BitSet();

  /**
   * @param prefix the beginning of the records' keys
   */
  StoredParts(SealedStore store, String prefix, RecordCodec<P> codec) {
    this.store = store;
    this.prefix = prefix;
    this.codec = codec;
  }

  /** Reads all records, so that a state can be read. */
  void load() {
    store.scan(
        prefix,
        codec,
        (key, part) -> stored.put(Integer.valueOf(key.substring(prefix.length())), part));
    stored.keySet().forEach(taken::set);
  }

  @Override
  public Optional<P> value(int number) {
    Optional<P> part = Optional.ofNullable(stored.get(number));
    part.ifPresent(
        found -> {
          numbers.put(found, number);
          used.set(number);
        });
    return part;
  }

  @Override
  public int number(P part) {
    int number = numbers.computeIfAbsent(part, this::store);
    used.set(number);
    return number;
  }

  private int store(P part) {
    int number = taken.nextClearBit(0);
    taken.set(number);
    store.put(prefix + number, part, codec);
    return number;
  }

  /** Ends the reading or writing of a state: what it does not refer to is not used any more. */
  void settle() {
    stored.clear();
    numbers.values().removeIf(number -> !used.get(number));
    unused = (BitSet) taken.clone();
    unused.andNot(used);
    unused.andNot(unusedLongest);
    used.clear();
  }

  /** Deletes what was not used at the last sweep either; returns whether anything is left. */
  boolean sweep() {
    delete(unusedLongest);
    unusedLongest = unused;
    unused = new BitSet();
    return !unusedLongest.isEmpty();
  }

  /** Deletes everything that is not used. */
  void purge() {
    delete(unusedLongest);
    delete(unused);
  }

  private void delete(BitSet surplus) {
    surplus.stream().forEach(number -> store.delete(prefix + number));
    taken.andNot(surplus);
    surplus.clear();
  }
}
