package dev.sightline.gallery;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names one template: the key of its record in the gallery topic. Its text form is {@code
 * collection/person/sample}.
 *
 * @param collection the collection's name
 * @param person the person's name
 * @param sample which of the person's templates; one that begins with {@value #NEGATIVE} is a
 *     negative example, a face that is not this person
 */
public record TemplateKey(String collection, String person, String sample)
    implements Comparable<TemplateKey> {
  /** The most characters a part may have. */
  public static final int MAX_PART_LENGTH = 200;

  static final String NEGATIVE = "not-";

  private static final Comparator<TemplateKey> ORDER =
      Comparator.comparing(TemplateKey::collection)
          .thenComparing(TemplateKey::person)
          .thenComparing(TemplateKey::sample);

  /**
   * @throws IllegalArgumentException if a part is blank, longer than {@link #MAX_PART_LENGTH}, or
   *     has a slash or a control character
   */
  public TemplateKey {
    requirePart("collection", collection);
    requirePart("person", person);
    requirePart("sample", sample);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it does not have three valid parts
   */
  public static TemplateKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "a template key is collection/person/sample, found '%s'".formatted(text));
    }
    return new TemplateKey(parts[0], parts[1], parts[2]);
  }

  /** Whose template this is. */
  public PersonKey owner() {
    return new PersonKey(collection, person);
  }

  /** The same sample of another person. */
  public TemplateKey withOwner(PersonKey other) {
    return new TemplateKey(other.collection(), other.person(), sample);
  }

  /** Whether the template shows who the person is not. */
  public boolean isNegative() {
    return sample.startsWith(NEGATIVE);
  }

  /** The same face as a negative example of the same person. */
  public TemplateKey asNegative() {
    return isNegative() ? this : new TemplateKey(collection, person, NEGATIVE + sample);
  }

  /** By collection, then by person, then by sample. */
  @Override
  public int compareTo(TemplateKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code collection/person/sample}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return collection + "/" + person + "/" + sample;
  }

  static void requirePart(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.isBlank() || value.length() > MAX_PART_LENGTH) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d characters, not all blank, found %d"
              .formatted(name, MAX_PART_LENGTH, value.length()));
    }
    if (value.chars().anyMatch(c -> c == '/' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "%s must have no slash and no control character, found '%s'".formatted(name, value));
    }
  }
}
