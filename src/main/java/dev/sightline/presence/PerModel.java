package dev.sightline.presence;

import dev.sightline.embedding.ModelId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a cosine similarity means differs from model to model: a value for each of those whose
 * embeddings a process compares. Immutable.
 */
public final class PerModel<T> {
  private final T first;
  private final Map<ModelId, T> values;

  private PerModel(T first, Map<ModelId, T> values) {
    this.first = Objects.requireNonNull(first, "first");
    this.values = Map.copyOf(values);
  }

  /** One value, whatever the model. */
  public static <T> PerModel<T> same(T value) {
    return new PerModel<>(value, Map.of());
  }

  /**
   * A value a model.
   *
   * @param sources one a model, at least one
   * @throws IllegalArgumentException if there is none
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
   * The value of a model; the first of all where the model has none, as for an embedding that is
   * remembered from before a restart without it.
   */
  public T of(ModelId model) {
    return values.getOrDefault(model, first);
  }

  /** What follows from each value. */
  public <R> PerModel<R> map(Function<T, R> function) {
    Map<ModelId, R> mapped = new HashMap<>();
    values.forEach((model, value) -> mapped.put(model, function.apply(value)));
    return new PerModel<>(function.apply(first), mapped);
  }
}
