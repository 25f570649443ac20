package dev.sightline.events;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The result of processing a record: a value, or the reason why there is none. */
public sealed interface Outcome<T> {

  /** It was processed. */
  record Done<T>(T value) implements Outcome<T> {
    public Done {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R fold(Function<T, R> onDone, Function<Rejection, R> onRejected) {
      return onDone.apply(value);
    }
  }

  /** It was not processed. */
  record Rejected<T>(Rejection rejection) implements Outcome<T> {
    public Rejected {
      Objects.requireNonNull(rejection, "rejection");
    }

    @Override
    public <R> R fold(Function<T, R> onDone, Function<Rejection, R> onRejected) {
      return onRejected.apply(rejection);
    }
  }

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> rejected(RejectionReason reason, String detail) {
    return new Rejected<>(Rejection.of(reason, detail));
  }

  static <T> Outcome<T> rejected(RejectionReason reason, String detail, Throwable cause) {
    return new Rejected<>(Rejection.of(reason, detail, cause));
  }

  /** Applies the function for this variant. */
  <R> R fold(Function<T, R> onDone, Function<Rejection, R> onRejected);

  /** Passes the value on, if there is one. */
  default void ifDone(Consumer<T> to) {
    if (this instanceof Done<T> done) {
      to.accept(done.value());
    }
  }

  /** Converts the value; a rejection is returned unchanged. */
  default <R> Outcome<R> map(Function<T, R> change) {
    return fold(value -> done(change.apply(value)), Rejected::new);
  }
}
