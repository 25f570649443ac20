package dev.sightline.gallery;

import java.util.Comparator;

/**
 * An enrolled person: a name within a collection. The same name in two collections is two persons.
 * Names are in Unicode's composed form (NFC), in whichever form they were given.
 *
 * @param collection the collection's name
 * @param person the person's name
 */
public record PersonId(String collection, String person) implements Comparable<PersonId> {
  private static final Comparator<PersonId> ORDER =
      Comparator.comparing(PersonId::collection).thenComparing(PersonId::person);

  /**
   * @throws IllegalArgumentException if a part is blank, longer than {@link
   *     TemplateId#MAX_PART_LENGTH}, or has a slash or a control character
   */
  public PersonId {
    collection = Names.require("collection", collection);
    person = Names.require("person", person);
  }

  /**
   * Returns a possibly invalid name for a terminal: invisible characters are shown as their code
   * points.
   */
  public static String printable(String name) {
    return Names.printable(name);
  }

  /** Returns a name in the form that is stored and compared: Unicode's composed form (NFC). */
  public static String composed(String name) {
    return Names.composed(name);
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if it does not have two valid parts
   */
  public static PersonId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("a person is collection/person, found '" + text + "'");
    }
    return new PersonId(parts[0], parts[1]);
  }

  /** Orders by collection, then by person. */
  @Override
  public int compareTo(PersonId other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code collection/person}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return collection + "/" + person;
  }
}
