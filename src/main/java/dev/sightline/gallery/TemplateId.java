package dev.sightline.gallery;

import java.util.Comparator;

/**
 * Names one template: the key of its record in the gallery topic. Its text form is {@code
 * collection/person/sample}.
 *
 * @param collection the collection's name
 * @param person the person's name
 * @param sample which of the person's templates; one that begins with {@value #NEGATIVE} is a
 *     negative example, a face that is not this person
 */
public record TemplateId(String collection, String person, String sample)
    implements Comparable<TemplateId> {
  /** The most characters a part may have. */
  public static final int MAX_PART_LENGTH = Names.MAX_LENGTH;

  public static final String NEGATIVE = "not-";

  private static final Comparator<TemplateId> ORDER =
      Comparator.comparing(TemplateId::collection)
          .thenComparing(TemplateId::person)
          .thenComparing(TemplateId::sample);

  /**
   * @throws IllegalArgumentException if a part is blank, longer than {@link
   *     TemplateId#MAX_PART_LENGTH}, or has a slash, a control character, or one that cannot be
   *     seen
   */
  public TemplateId {
    collection = Names.require("collection", collection);
    person = Names.require("person", person);
    sample = Names.require("sample", sample);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it does not have three valid parts
   */
  public static TemplateId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "a template key is collection/person/sample, found '" + text + "'");
    }
    return new TemplateId(parts[0], parts[1], parts[2]);
  }

  /** Whose template this is. */
  public PersonId owner() {
    return new PersonId(collection, person);
  }

  /** The same sample of another person. */
  public TemplateId withOwner(PersonId other) {
    return new TemplateId(other.collection(), other.person(), sample);
  }

  /** Whether the template shows who the person is not. */
  public boolean isNegative() {
    return sample.startsWith(NEGATIVE);
  }

  /** The same face as a negative example of the same person. */
  public TemplateId asNegative() {
    return isNegative() ? this : new TemplateId(collection, person, NEGATIVE + sample);
  }

  /** By collection, then by person, then by sample. */
  @Override
  public int compareTo(TemplateId other) {
    return ORDER.compare(this, other);
  }

  /** {@code collection/person/sample}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return collection + "/" + person + "/" + sample;
  }
}
