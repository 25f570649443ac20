package dev.sightline.presence;

import dev.sightline.embedding.ModelId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a cosine similarity means differs from network to network: a value for each of those whose
 * embeddings a process compares. Immutable.
 */
public final class PerModel<T> {
  private final T first;
  private final Map<ModelId, T> values;

  private PerModel(T first, Map<ModelId, T> values) {
    this.first = Objects.requireNonNull(first, "first");
    this.values = Map.copyOf(values);
  }

  /** One value, whatever the network. */
  public static <T> PerModel<T> same(T value) {
    return new PerModel<>(value, Map.of());
  }

  /**
   * A value a network.
   *
   * @param sources one a network, at least one
   * @throws IllegalArgumentException if there is none
   */
  public static <S, T> PerModel<T> of(
      List<S> sources, Function<S, ModelId> network, Function<S, T> value) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("at least 1 network is needed, found none");
    }
    Map<ModelId, T> values = new HashMap<>();
    sources.forEach(source -> values.put(network.apply(source), value.apply(source)));
    return new PerModel<>(values.get(network.apply(sources.get(0))), values);
  }

  /**
   * The value of a network; the first of all where the network has none, as for an embedding that
   * is remembered from before a restart without it.
   */
  public T of(ModelId network) {
    return values.getOrDefault(network, first);
  }

  /** What follows from each value. */
  public <R> PerModel<R> map(Function<T, R> function) {
    Map<ModelId, R> mapped = new HashMap<>();
    values.forEach((network, value) -> mapped.put(network, function.apply(value)));
    return new PerModel<>(function.apply(first), mapped);
  }
}
