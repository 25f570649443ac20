package dev.sightline.gallery;

import java.util.Objects;
import java.util.function.Function;

/**
 * What became of a picture that was to be enrolled.
 *
 * @param <T> what an accepted picture gives
 */
public sealed interface PictureVerdict<T> {

  /** Answers for the variant at hand. */
  <R> R fold(Function<T, R> onAccepted, Function<Refused<T>, R> onRefused);

  /** Goes on with what was accepted; a refusal stays what it is. */
  default <U> PictureVerdict<U> then(Function<T, PictureVerdict<U>> next) {
    return fold(next, refused -> new Refused<>(refused.reason(), refused.detail()));
  }

  /** Makes another value of what was accepted; a refusal stays what it is. */
  default <U> PictureVerdict<U> map(Function<T, U> change) {
    return then(value -> new Accepted<>(change.apply(value)));
  }

  /** The picture is good. */
  record Accepted<T>(T value) implements PictureVerdict<T> {
    public Accepted {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R fold(Function<T, R> onAccepted, Function<Refused<T>, R> onRefused) {
      return onAccepted.apply(value);
    }
  }

  /**
   * The picture is not enrolled.
   *
   * @param detail the value found and the value allowed, for people to read
   */
  record Refused<T>(RefusalReason reason, String detail) implements PictureVerdict<T> {
    public Refused {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }

    @Override
    public <R> R fold(Function<T, R> onAccepted, Function<Refused<T>, R> onRefused) {
      return onRefused.apply(this);
    }
  }
}
