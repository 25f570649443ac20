package dev.sightline.streams.state;

import dev.sightline.events.codec.Parts;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.StateSeal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The states of cameras as records of a store: a camera's state under its id, and each part of it
 * under the id, a zero character and the part's number.
 *
 * <p>States are read once and kept in memory while they are used. Parts are recognised by identity,
 * so a state that shares values with the one before costs only what is new.
 *
 * <p>Wherever a crash cuts the changelog off, it holds a complete state of each camera: parts are
 * written before the state that refers to them, and deleted once no state in the changelog does.
 *
 * @param <S> the type of the states
 * @param <P> the type of their parts
 */
public final class CameraRecords<S, P> {
  private static final char SEPARATOR = '\0';

  /** The number of sweeps after which an unused state is dropped from memory. */
  private static final int IDLE_SWEEPS = 60;

  private final SealedStore store;
  private final Layout<S, P> layout;
  private final Map<String, Held<S, P>> held = new HashMap<>();

  CameraRecords(KeyValueStore<String, byte[]> store, StateSeal seal, Layout<S, P> layout) {
    this.store = new SealedStore(store, seal);
    this.layout = layout;
  }

  /**
   * The form of the records.
   *
   * @param states the codec of states that refer to these parts
   * @param part the codec of a part
   */
  record Layout<S, P>(Function<Parts<P>, RecordCodec<S>> states, RecordCodec<P> part) {}

  /** The state of one camera in memory. */
  private static final class Held<S, P> {
    private final StoredParts<P> parts;
    private final RecordCodec<S> codec;
    private Optional<S> state;
    private int idleSweeps;

    private Held(StoredParts<P> parts, RecordCodec<S> codec, Optional<S> state) {
      this.parts = parts;
      this.codec = codec;
      this.state = state;
    }
  }

  /** Returns the ids of all cameras that have a state. */
  public List<String> cameras() {
    return store.keys(record -> record.key.indexOf(SEPARATOR) < 0);
  }

  /** Returns a camera's state; empty if it has none. */
  public Optional<S> get(String camera) {
    return held(camera).state;
  }

  /** Stores a camera's state. */
  public void put(String camera, S state) {
    Held<S, P> known = held(camera);
    store.put(camera, state, known.codec);
    known.parts.settle();
    known.state = Optional.of(state);
  }

  /**
   * Deletes the parts that have been unused since the sweep before, and drops states from memory
   * that are not used. At least one commit must lie between two sweeps, and a state must not be put
   * between a sweep and the commit that follows, if that commit is due.
   */
  public void sweep() {
    held.values()
        .removeIf(
            camera -> {
              boolean isClean = !camera.parts.sweep();
              camera.idleSweeps++;
              return isClean && camera.idleSweeps > IDLE_SWEEPS;
            });
  }

  /** Deletes the unused parts of a camera at once. */
  public void purge(String camera) {
    held(camera).parts.purge();
    held.remove(camera);
  }

  /** Encrypts all values with the current key, except those that already are. */
  public void writeAnew() {
    store.writeAnew();
  }

  private Held<S, P> held(String camera) {
    Held<S, P> known = held.computeIfAbsent(camera, this::load);
    known.idleSweeps = 0;
    return known;
  }

  private Held<S, P> load(String camera) {
    StoredParts<P> parts = new StoredParts<>(store, camera + SEPARATOR, layout.part());
    RecordCodec<S> codec = layout.states().apply(parts);
    parts.load();
    Optional<S> state = store.get(camera, codec);
    parts.settle();
    return new Held<>(parts, codec, state);
  }
}
