package dev.sightline.gallery;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;

/**
 * The rules for the names of collections, persons and samples: names that look the same are the
 * same, and every character is visible.
 */
final class Names {
  /** The most characters of a name. */
  static final int MAX_LENGTH = 200;

  private Names() {}

  /** Returns the composed form (NFC): {@code é} as one character, however it was typed. */
  static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /**
   * Checks a name and returns its composed form.
   *
   * @param kind the kind of name, for the message
   * @throws IllegalArgumentException if it is blank, longer than {@link #MAX_LENGTH}, or has a
   *     slash, a control character, or one that is invisible or changes the direction of the text
   */
  static String require(String kind, String name) {
    String composed = composed(Objects.requireNonNull(name, kind));
    if (composed.isBlank() || composed.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must have 1 to %d characters, not all blank, found %d",
              kind,
              MAX_LENGTH,
              composed.length()));
    }
    composed.codePoints().forEach(character -> require(kind, composed, character));
    return composed;
  }

  private static void require(String kind, String name, int character) {
    if (character == '/' || Character.isISOControl(character)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must have no slash and no control character, found '%s'",
              kind,
              printable(name)));
    }
    if (character == '\uFFFD') {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be UTF-8, found '%s', which was read in another encoding",
              kind,
              name));
    }
    if (isUnseen(character)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must have no zero-width and no bidirectional control character, found U+%04X",
              kind,
              character));
    }
  }

  /** Returns a text for a terminal, in which no character can hide or move others. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (Character.isISOControl(character) || isUnseen(character)) {
                printable.append(String.format(Locale.ROOT, "<U+%04X>", character));
              } else {
                printable.appendCodePoint(character);
              }
            });
    return printable.toString();
  }

  /**
   * Returns whether a character is invisible: format characters, such as U+200B, U+202E and U+FEFF,
   * separators of lines, half characters.
   */
  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
