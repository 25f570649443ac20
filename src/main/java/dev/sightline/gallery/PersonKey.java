package dev.sightline.gallery;

import java.util.Comparator;

/**
 * An enrolled person: a name within a collection. The same name in two collections is two persons.
 *
 * @param collection the collection's name
 * @param person the person's name
 */
public record PersonKey(String collection, String person) implements Comparable<PersonKey> {
  private static final Comparator<PersonKey> ORDER =
      Comparator.comparing(PersonKey::collection).thenComparing(PersonKey::person);

  /**
   * @throws IllegalArgumentException if a part is blank, longer than {@link
   *     TemplateKey#MAX_PART_LENGTH}, or has a slash or a control character
   */
  public PersonKey {
    TemplateKey.requirePart("collection", collection);
    TemplateKey.requirePart("person", person);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it does not have two valid parts
   */
  public static PersonKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "a person is collection/person, found '%s'".formatted(text));
    }
    return new PersonKey(parts[0], parts[1]);
  }

  /** By collection, then by person. */
  @Override
  public int compareTo(PersonKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code collection/person}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return collection + "/" + person;
  }
}
