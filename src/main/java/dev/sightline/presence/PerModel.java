package dev.sightline.presence;

import dev.sightline.embedding.ModelId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * One value for each model whose embeddings a process compares, because a cosine similarity means
 * something else in each model. Immutable.
 */
public final class PerModel<T> {
  private final T first;
  private final Map<ModelId, T> values;

  private PerModel(T first, Map<ModelId, T> values) {
    this.first = Objects.requireNonNull(first, "first");
    this.values = Map.copyOf(values);
  }

  /** Returns the same value for every model. */
  public static <T> PerModel<T> same(T value) {
    return new PerModel<>(value, Map.of());
  }

  /**
   * Creates one value per source.
   *
   * @param sources one source per model, at least one
   * @throws IllegalArgumentException if there is no source
   */
  public static <S, T> PerModel<T> of(
      List<S> sources, Function<S, ModelId> model, Function<S, T> value) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("at least 1 model is needed, found none");
    }
    Map<ModelId, T> values = new HashMap<>();
    sources.forEach(source -> values.put(model.apply(source), value.apply(source)));
    return new PerModel<>(values.get(model.apply(sources.get(0))), values);
  }

  /**
   * Returns the value of a model, or the first value if the model has none. An embedding remembered
   * from before a restart may be of such a model.
   */
  public T of(ModelId model) {
    return values.getOrDefault(model, first);
  }

  /** Maps each value. */
  public <R> PerModel<R> map(Function<T, R> function) {
    Map<ModelId, R> mapped = new HashMap<>();
    values.forEach((model, value) -> mapped.put(model, function.apply(value)));
    return new PerModel<>(function.apply(first), mapped);
  }
}
