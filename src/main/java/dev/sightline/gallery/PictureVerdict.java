package dev.sightline.gallery;

import java.util.Objects;
import java.util.function.Function;

/**
 * The result of a step of enrolment.
 *
 * @param <T> the value of an accepted picture
 */
public sealed interface PictureVerdict<T> {

  /** Applies the function for this variant. */
  <R> R fold(Function<T, R> onAccepted, Function<Refused<T>, R> onRefused);

  /** Applies the next step to an accepted value; a refusal is returned unchanged. */
  default <U> PictureVerdict<U> then(Function<T, PictureVerdict<U>> next) {
    return fold(next, refused -> new Refused<>(refused.reason(), refused.detail()));
  }

  /** Converts an accepted value; a refusal is returned unchanged. */
  default <U> PictureVerdict<U> map(Function<T, U> change) {
    return then(value -> new Accepted<>(change.apply(value)));
  }

  /** The picture is accepted. */
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
