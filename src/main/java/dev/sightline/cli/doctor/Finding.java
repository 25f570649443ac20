package dev.sightline.cli.doctor;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The result of a check.
 *
 * @param subject the thing checked, in a word
 * @param text the result, in a line
 */
public record Finding(Verdict verdict, String subject, String text) {

  /** The severity of a finding. */
  public enum Verdict {
    OK,
    /** It works, but not as well as it could. */
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

  /** Returns a good finding if the condition holds, else a warning. */
  static Finding okIf(boolean condition, String subject, String text) {
    return new Finding(condition ? Verdict.OK : Verdict.WARN, subject, text);
  }

  static Finding fail(String subject, String text) {
    return new Finding(Verdict.FAIL, subject, text);
  }

  /**
   * Runs a check. Any exception, such as those of native libraries and models, becomes a finding,
   * too.
   */
  static Finding of(String subject, Supplier<Finding> look) {
    try {
      return look.get();
    } catch (RuntimeException | LinkageError e) {
      return fail(subject, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Returns the line, e.g. {@code ok opencv 4.9.0}. */
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
