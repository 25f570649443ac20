package dev.sightline.gallery;

import java.util.Comparator;
import java.util.Objects;

/**
 * The id of a template, and the key of its record in the gallery topic. Its text form is {@code
 * collection/person/sample}.
 *
 * @param person the person of the template
 * @param sample the name of the template within the person; one that begins with {@value #NEGATIVE}
 *     is a negative example, a face that is not this person
 */
public record TemplateId(PersonId person, String sample) implements Comparable<TemplateId> {
  /** The maximum number of characters of a part. */
  public static final int MAX_PART_LENGTH = Names.MAX_LENGTH;

  public static final String NEGATIVE = "not-";

  private static final Comparator<TemplateId> ORDER =
      Comparator.comparing(TemplateId::person).thenComparing(TemplateId::sample);

  /**
   * @throws IllegalArgumentException if the sample is blank, longer than {@link #MAX_PART_LENGTH},
   *     or has a slash or a control character
   */
  public TemplateId {
    Objects.requireNonNull(person, "person");
    sample = Names.require("sample", sample);
  }

  /**
   * @throws IllegalArgumentException if a part is blank, longer than {@link #MAX_PART_LENGTH}, or
   *     has a slash or a control character
   */
  public TemplateId(String collection, String person, String sample) {
    this(new PersonId(collection, person), sample);
  }

  /**
   * Parses the text form.
   *
   * @throws IllegalArgumentException if it does not have three valid parts
   */
  public static TemplateId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "a template id is collection/person/sample, found '" + text + "'");
    }
    return new TemplateId(parts[0], parts[1], parts[2]);
  }

  public String collection() {
    return person.collection();
  }

  /** Returns the same sample of another person. */
  public TemplateId withPerson(PersonId other) {
    return new TemplateId(other, sample);
  }

  /** Returns whether the template is a negative example. */
  public boolean isNegative() {
    return sample.startsWith(NEGATIVE);
  }

  /** Returns the same face as a negative example of the same person. */
  public TemplateId asNegative() {
    return isNegative() ? this : new TemplateId(person, NEGATIVE + sample);
  }

  /** Orders by collection, then by person, then by sample. */
  @Override
  public int compareTo(TemplateId other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code collection/person/sample}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return person + "/" + sample;
  }
}
