package dev.sightline.cli.doctor;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What was found of one thing.
 *
 * @param subject what was looked at, in a word
 * @param text what was found, in a line
 */
public record Finding(Verdict verdict, String subject, String text) {

  /** How good or bad it is. */
  public enum Verdict {
    OK,
    /** It works, but not as well as it might. */
    WARN,
    /** It does not work. */
    FAIL
  }

  public Finding {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
  }

  static Finding ok(String subject, String text) {
    return new Finding(Verdict.OK, subject, text);
  }

  /** Good if the condition holds; a warning otherwise. */
  static Finding okIf(boolean condition, String subject, String text) {
    return new Finding(condition ? Verdict.OK : Verdict.WARN, subject, text);
  }

  static Finding fail(String subject, String text) {
    return new Finding(Verdict.FAIL, subject, text);
  }

  /**
   * What a look at something finds. Native libraries and models throw whatever they think of; that
   * is a finding, too.
   */
  static Finding of(String subject, Supplier<Finding> look) {
    try {
      return look.get();
    } catch (RuntimeException | LinkageError e) {
      return fail(subject, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** E.g. {@code ok opencv 4.9.0}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-5s %-12s %s",
        verdict.name().toLowerCase(Locale.ROOT),
        subject,
        text.replace('\n', ' '));
  }
}
