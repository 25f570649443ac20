package dev.sightline.curation;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The faces that a change of the gallery no longer lets pass as a person: removed templates, and
 * new negative examples. Pure.
 *
 * @param faces the vectors by person
 */
record Withdrawal(SortedMap<PersonId, List<Embedding>> faces) {

  /**
   * @param edit a change that is not made yet
   * @param before the gallery as it is before that
   */
  static Withdrawal of(GalleryEdit edit, GalleryContents before) {
    SortedMap<PersonId, List<Embedding>> faces = new TreeMap<>();
    edit.removed().stream()
        .flatMap(id -> before.template(id).stream())
        .filter(template -> !template.id().isNegative())
        .forEach(template -> add(template, faces));
    edit.put().stream()
        .filter(template -> template.id().isNegative())
        .filter(template -> before.template(template.id()).isEmpty())
        .filter(template -> before.has(template.id().person()))
        .forEach(template -> add(template, faces));
    return new Withdrawal(faces);
  }

  private static void add(Template template, SortedMap<PersonId, List<Embedding>> faces) {
    List<Embedding> theirs =
        faces.computeIfAbsent(template.id().person(), person -> new ArrayList<>());
    theirs.add(template.embedding());
    template.next().ifPresent(theirs::add);
  }

  /**
   * Returns whether a visit was a person's because of what is withdrawn: that is nearer to a view
   * than all that is left of the person.
   */
  boolean explains(SightingRecord seen, PersonId person, Collection<Template> left) {
    List<Embedding> withdrawn = faces.get(person);
    List<Embedding> remaining = left.stream().map(Template::embedding).toList();
    return seen.views().stream()
        .anyMatch(view -> nearest(view, withdrawn) > nearest(view, remaining));
  }

  private static double nearest(Embedding view, List<Embedding> others) {
    return others.stream()
        .filter(other -> other.model().equals(view.model()))
        .mapToDouble(view::cosineSimilarity)
        .max()
        .orElse(-1);
  }
}
