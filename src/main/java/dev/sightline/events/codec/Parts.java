package dev.sightline.events.codec;

import java.util.Optional;

/**
 * The large values of a state, each stored as a record of its own. The state refers to them by
 * number.
 *
 * @param <P> the type of the values
 */
public interface Parts<P> {

  /**
   * Returns the number of a value, not negative. Called for each reference to a value while a state
   * is written.
   */
  int number(P value);

  /** Returns the value of a number; empty if its record is missing. */
  Optional<P> value(int number);
}
