package dev.sightline.gallery;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A planner of changes such as rename and merge. It changes nothing itself and needs neither
 * picture nor model.
 */
public final class GalleryEditor {
  private final GalleryContents gallery;
  private final int templatesPerPerson;

  /**
   * @param gallery the current contents; only read
   */
  public GalleryEditor(GalleryContents gallery, GalleryConfig config) {
    this.gallery = Objects.requireNonNull(gallery, "gallery");
    this.templatesPerPerson = config.templatesPerPerson();
  }

  /**
   * Gives a person another name, or another collection.
   *
   * @param at when this happens
   * @throws NotEnrolledException if there is no such person
   * @throws IllegalArgumentException if the new name is already enrolled
   */
  public GalleryEdit rename(PersonId from, PersonId to, Instant at) {
    requireEnrolled(from);
    if (gallery.has(to)) {
      throw new IllegalArgumentException(
          to + " is enrolled already; to combine two persons, merge them");
    }
    List<Template> moved = withPerson(gallery.templatesOf(from), to);
    return new GalleryEdit(
            moved,
            Map.of(from, PersonStatus.ACTIVE, to, gallery.status(from)),
            ids(gallery.templatesOf(from)))
        .withFormerNames(from, to, formerNames(from, to, at));
  }

  /**
   * The former names of both, and the first's own; a name that is in use again is no longer former.
   */
  private List<FormerName> formerNames(PersonId from, PersonId to, Instant at) {
    return Stream.of(
            gallery.formerNames(to).stream(),
            gallery.formerNames(from).stream(),
            Stream.of(new FormerName(from, at)))
        .flatMap(names -> names)
        .filter(name -> !name.person().equals(to))
        .toList();
  }

  /**
   * Merges two persons into the second, with the templates and negative examples of both.
   *
   * @param at when this happens
   * @throws NotEnrolledException if one of them is not there
   * @throws IllegalArgumentException if they are the same
   */
  public GalleryEdit merge(PersonId from, PersonId into, Instant at) {
    requireEnrolled(from);
    requireEnrolled(into);
    if (from.equals(into)) {
      throw new IllegalArgumentException(into + " cannot be merged with itself");
    }
    GalleryEdit joined = join(gallery.templatesOf(from), into);
    return new GalleryEdit(joined.put(), Map.of(from, PersonStatus.ACTIVE), joined.removed())
        .withFormerNames(from, into, formerNames(from, into, at));
  }

  /**
   * Moves a template to another person, who need not be enrolled yet.
   *
   * @throws NotEnrolledException if there is no such template
   */
  public GalleryEdit move(TemplateId id, PersonId to) {
    Template template = template(id);
    if (id.person().equals(to)) {
      throw new IllegalArgumentException(to + " has the template already");
    }
    return join(List.of(template), to);
  }

  /** Moves templates to a person and keeps the most diverse of all the person then has. */
  private GalleryEdit join(List<Template> arriving, PersonId to) {
    List<Template> moved = withPerson(arriving, to);
    SortedMap<TemplateId, Template> all = new TreeMap<>();
    Stream.concat(gallery.templatesOf(to).stream(), moved.stream())
        .forEach(template -> all.put(template.id(), template));
    List<Template> kept = mostDiverse(all.values());
    List<TemplateId> removed = new ArrayList<>(ids(arriving));
    gallery.templatesOf(to).stream()
        .map(Template::id)
        .filter(id -> !ids(kept).contains(id))
        .forEach(removed::add);
    return new GalleryEdit(moved.stream().filter(kept::contains).toList(), Map.of(), removed);
  }

  /** Returns the most diverse templates of each model, and all negative examples. */
  private List<Template> mostDiverse(Collection<Template> templates) {
    List<Template> kept =
        new ArrayList<>(templates.stream().filter(t -> t.id().isNegative()).toList());
    templates.stream()
        .filter(template -> !template.id().isNegative())
        .collect(
            groupingBy(
                template -> template.embedding().model(),
                collectingAndThen(
                    toList(), ofOne -> DiverseSelection.select(ofOne, templatesPerPerson))))
        .values()
        .forEach(kept::addAll);
    return kept;
  }

  /**
   * Removes a person with all templates and the status.
   *
   * @throws NotEnrolledException if there is no such person
   */
  public GalleryEdit remove(PersonId person) {
    requireEnrolled(person);
    return new GalleryEdit(
        List.of(),
        Map.of(person, PersonStatus.ACTIVE),
        Map.of(person, List.of()),
        ids(gallery.templatesOf(person)));
  }

  /**
   * Removes one template.
   *
   * @throws NotEnrolledException if there is no such template
   */
  public GalleryEdit remove(TemplateId id) {
    return new GalleryEdit(List.of(), Map.of(), List.of(template(id).id()));
  }

  /**
   * Sets how a person is matched.
   *
   * @throws NotEnrolledException if there is no such person
   */
  public GalleryEdit setStatus(PersonId person, PersonStatus status) {
    requireEnrolled(person);
    return new GalleryEdit(List.of(), Map.of(person, status), List.of());
  }

  /**
   * Turns a template into a negative example: a face that is not this person.
   *
   * @throws NotEnrolledException if there is no such template
   */
  public GalleryEdit toNegative(TemplateId id) {
    Template template = template(id);
    return new GalleryEdit(
        List.of(template.withId(id.asNegative())),
        Map.of(),
        id.isNegative() ? List.of() : List.of(id));
  }

  /**
   * Adds another gallery; its templates replace those with the same id.
   *
   * @throws IllegalArgumentException if both have templates, but of different models
   */
  public GalleryEdit add(GalleryContents other) {
    if (gallery.size() > 0 && other.size() > 0 && !gallery.models().equals(other.models())) {
      throw new IllegalArgumentException(
          "vectors of two models cannot be compared: the gallery's are of "
              + gallery.models()
              + ", the other's of "
              + other.models());
    }
    Map<PersonId, PersonStatus> statuses = new HashMap<>();
    Map<PersonId, List<FormerName>> formerNames = new HashMap<>();
    for (PersonSummary person : other.persons()) {
      statuses.put(person.person(), person.status());
      List<FormerName> names = other.formerNames(person.person());
      if (!names.isEmpty()) {
        formerNames.put(person.person(), names);
      }
    }
    return new GalleryEdit(other.templates().toList(), statuses, formerNames, List.of());
  }

  private Template template(TemplateId id) {
    return gallery.template(id).orElseThrow(() -> new MissingTemplateException(id));
  }

  private void requireEnrolled(PersonId person) {
    requireEnrolled(gallery, person);
  }

  /**
   * Requires that a person has templates or a status.
   *
   * @throws NotEnrolledException if there is no such person
   */
  public static void requireEnrolled(GalleryContents gallery, PersonId person) {
    if (!gallery.has(person)) {
      throw new NotEnrolledException(
          "nobody is enrolled as "
              + person
              + gallery.successor(person).map(one -> ", who is " + one + " now").orElse(""));
    }
  }

  private static List<Template> withPerson(List<Template> templates, PersonId owner) {
    return templates.stream()
        .map(template -> template.withId(template.id().withPerson(owner)))
        .toList();
  }

  private static List<TemplateId> ids(List<Template> templates) {
    return templates.stream().map(Template::id).toList();
  }

  /** The gallery has no such person or template. */
  public static class NotEnrolledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotEnrolledException(String message) {
      super(message);
    }
  }

  /** The gallery has no such template. */
  public static final class MissingTemplateException extends NotEnrolledException {
    private static final long serialVersionUID = 1L;

    MissingTemplateException(TemplateId id) {
      super("there is no template " + id);
    }
  }
}
