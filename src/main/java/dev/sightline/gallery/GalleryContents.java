package dev.sightline.gallery;

import dev.sightline.embedding.ModelId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole gallery with chips, which a {@link Gallery} leaves out. Belongs to one thread.
 *
 * <p>Everything is found by id, so a change costs the same at any gallery size.
 */
public final class GalleryContents {
  private final SortedMap<PersonId, SortedMap<TemplateId, Template>> templates = new TreeMap<>();
  private final Map<PersonId, PersonStatus> statuses = new HashMap<>();
  private final Map<PersonId, List<FormerName>> formerNames = new HashMap<>();
  private final Map<ModelId, Integer> templatesOfModel = new HashMap<>();
  private Optional<ModelId> inForce = Optional.empty();

  /**
   * Switches to the vectors of a model. Templates that have a vector of this model lose any other;
   * the rest stay unchanged and are reported by {@link #models}.
   */
  public void switchTo(ModelId model) {
    inForce = Optional.of(model);
    templates().toList().forEach(this::put);
  }

  /** Returns the model that the gallery was last switched to. */
  public Optional<ModelId> inForce() {
    return inForce;
  }

  /**
   * Adds a template, or replaces the one with the same id.
   *
   * @return the template as it is kept: with only the vector of the current model, if it has that
   */
  public Template put(Template template) {
    Template kept = inForce.flatMap(template::of).orElse(template);
    add(kept);
    return kept;
  }

  private void add(Template template) {
    Template before =
        templates
            .computeIfAbsent(template.id().person(), person -> new TreeMap<>())
            .put(template.id(), template);
    forgetModelOf(before);
    templatesOfModel.merge(template.embedding().model(), 1, Integer::sum);
  }

  /** Removes a template. Does nothing if it does not exist. */
  public void remove(TemplateId id) {
    templates.computeIfPresent(
        id.person(),
        (person, theirs) -> {
          forgetModelOf(theirs.remove(id));
          return theirs.isEmpty() ? null : theirs;
        });
  }

  private void forgetModelOf(Template gone) {
    if (gone != null) {
      templatesOfModel.computeIfPresent(gone.embedding().model(), (id, n) -> n == 1 ? null : n - 1);
    }
  }

  /** Sets how a person is matched, even if there is no template. */
  public void setStatus(PersonId person, PersonStatus status) {
    if (status == PersonStatus.ACTIVE) {
      statuses.remove(person);
    } else {
      statuses.put(person, status);
    }
  }

  /** Says which names a person had before; none: the person never had another. */
  public void setFormerNames(PersonId person, List<FormerName> names) {
    if (names.isEmpty()) {
      formerNames.remove(person);
    } else {
      formerNames.put(person, List.copyOf(names));
    }
  }

  /** The names that a person had before, the oldest first; empty if there are none. */
  public List<FormerName> formerNames(PersonId person) {
    return formerNames.getOrDefault(person, List.of());
  }

  /** Who has this name as a former one; empty if nobody has. */
  public Optional<PersonId> successor(PersonId former) {
    return formerNames.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(n -> n.person().equals(former)))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder());
  }

  public PersonStatus status(PersonId person) {
    return statuses.getOrDefault(person, PersonStatus.ACTIVE);
  }

  public Optional<Template> template(TemplateId id) {
    return Optional.ofNullable(theirs(id.person()).get(id));
  }

  /**
   * Returns all of a person's templates, negative examples included, by id; empty if there are
   * none.
   */
  public List<Template> templatesOf(PersonId person) {
    return List.copyOf(theirs(person).values());
  }

  /** Returns a person's templates without the negative examples. */
  public List<Template> positivesOf(PersonId person) {
    return theirs(person).values().stream().filter(t -> !t.id().isNegative()).toList();
  }

  private SortedMap<TemplateId, Template> theirs(PersonId person) {
    return templates.getOrDefault(person, new TreeMap<>());
  }

  /** Returns all templates, ordered by id. */
  public Stream<Template> templates() {
    return templates.values().stream().map(Map::values).flatMap(Collection::stream);
  }

  /** Returns the number of templates. */
  public int size() {
    return templatesOfModel.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns the models whose vectors the templates have. */
  public Set<ModelId> models() {
    return Set.copyOf(templatesOfModel.keySet());
  }

  /** Returns whether the person has a template or a status. */
  public boolean has(PersonId person) {
    return templates.containsKey(person) || statuses.containsKey(person);
  }

  /** Returns all persons who have a template or a status, in order. */
  public List<PersonSummary> persons() {
    Set<PersonId> persons = new TreeSet<>(templates.keySet());
    persons.addAll(statuses.keySet());
    return persons.stream().map(this::summary).toList();
  }

  private PersonSummary summary(PersonId person) {
    List<Template> all = templatesOf(person);
    return new PersonSummary(
        person,
        status(person),
        positivesOf(person).size(),
        all.size() - positivesOf(person).size(),
        all.stream().map(t -> t.embedding().model()).collect(Collectors.toSet()));
  }
}
