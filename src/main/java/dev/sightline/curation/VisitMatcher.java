package dev.sightline.curation;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.matching.FaceMatcher;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.ThresholdPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The matchers' rule for past visits: each view of a visit is decided as a face before its camera
 * would be now. Any thread may use it.
 */
final class VisitMatcher {
  private final ModelId model;
  private final FaceMatcher matcher;
  private final ThresholdPolicy thresholds;
  private final Gallery gallery;

  VisitMatcher(ModelId model, FaceMatcher matcher, ThresholdPolicy thresholds, Gallery gallery) {
    this.model = model;
    this.matcher = matcher;
    this.thresholds = thresholds;
    this.gallery = gallery;
  }

  /**
   * Who a visit shows.
   *
   * @param person the person in most views, if no view shows another; empty if unknown
   * @param named all persons in the views
   * @param decision the decision on the best view that agrees; empty if there is none
   */
  record Verdict(Optional<PersonId> person, Set<PersonId> named, Optional<MatchDecision> decision) {
    static final Verdict UNKNOWN = new Verdict(Optional.empty(), Set.of(), Optional.empty());
  }

  /** Decides a visit. Views of another model are left out. */
  Verdict match(SightingRecord seen) {
    List<MatchDecision> decisions =
        seen.views().stream()
            .filter(view -> view.model().equals(model))
            .map(view -> matcher.match(List.of(view), gallery, seen.visit().camera()).get(0))
            .toList();
    List<PersonId> named =
        decisions.stream().flatMap(decision -> person(decision).stream()).toList();
    Set<PersonId> persons = new HashSet<>(named);
    Optional<PersonId> person =
        persons.size() == 1 && 2 * named.size() > decisions.size()
            ? Optional.of(named.get(0))
            : Optional.empty();
    return new Verdict(
        person,
        persons,
        decisions.stream().filter(decision -> person(decision).equals(person)).findFirst());
  }

  private static Optional<PersonId> person(MatchDecision decision) {
    return decision.fold(
        identified -> Optional.of(identified.person()), unknown -> Optional.<PersonId>empty());
  }

  /** Returns the vectors of templates that views can be compared with. */
  List<Embedding> vectors(List<Template> templates) {
    return templates.stream()
        .flatMap(template -> template.of(model).stream())
        .map(Template::embedding)
        .toList();
  }

  /**
   * Returns the least similarity with which a face before any camera is matched to a person: a
   * camera with more collections needs more.
   *
   * @param vectors the vectors of the person's templates, at least one
   */
  float least(PersonId person, List<Embedding> vectors) {
    int persons = gallery.search(vectors.subList(0, 1), 1, Set.of(person.collection())).persons();
    return thresholds.forPerson(Math.max(1, persons), vectors.size()).cosineSimilarity();
  }
}
