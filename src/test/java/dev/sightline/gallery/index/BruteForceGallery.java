package dev.sightline.gallery.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GallerySearch;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The gallery in the plainest words: what every index must agree with, bit by bit. */
final class BruteForceGallery implements Gallery {
  private static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.comparing(Candidate::cosineSimilarity)
          .reversed()
          .thenComparing(Candidate::template);

  private final Map<TemplateId, Embedding> all = new TreeMap<>();
  private final Map<PersonId, PersonStatus> statuses = new HashMap<>();
  private long revision;

  @Override
  public void put(Template template, long revision) {
    all.put(template.id(), template.embedding());
    this.revision = revision;
  }

  @Override
  public void remove(TemplateId id, long revision) {
    all.remove(id);
    this.revision = revision;
  }

  @Override
  public void setStatus(PersonId person, PersonStatus status, long revision) {
    statuses.put(person, status);
    this.revision = revision;
  }

  @Override
  public void advance(long revision) {
    this.revision = revision;
  }

  private Map<TemplateId, Embedding> compared() {
    Map<TemplateId, Embedding> compared = new TreeMap<>(all);
    compared.keySet().removeIf(id -> statuses.get(id.person()) == PersonStatus.DISABLED);
    return compared;
  }

  @Override
  public GallerySearch search(List<Embedding> faces, int persons, Set<String> collections) {
    List<Map.Entry<TemplateId, Embedding>> searched =
        compared().entrySet().stream()
            .filter(template -> collections.contains(template.getKey().collection()))
            .filter(template -> template.getValue().model().equals(faces.get(0).model()))
            .toList();
    return new GallerySearch(
        faces.stream().map(face -> nearest(face, searched, persons)).toList(),
        positives(searched).size(),
        searched.size(),
        revision,
        statuses.keySet().stream()
            .filter(person -> statuses.get(person) == PersonStatus.IGNORED)
            .collect(Collectors.toSet()));
  }

  private static List<Candidate> nearest(
      Embedding face, List<Map.Entry<TemplateId, Embedding>> templates, int persons) {
    Map<PersonId, Candidate> best = new HashMap<>();
    Map<PersonId, Integer> positives = positives(templates);
    templates.stream()
        .map(
            t ->
                new Candidate(
                    t.getKey(),
                    face.cosineSimilarity(t.getValue()),
                    positives.getOrDefault(t.getKey().person(), 1)))
        .sorted(NEAREST_FIRST)
        .forEach(candidate -> best.putIfAbsent(candidate.person(), candidate));
    return best.values().stream()
        .filter(candidate -> !candidate.template().isNegative())
        .sorted(NEAREST_FIRST)
        .limit(persons)
        .toList();
  }

  private static Map<PersonId, Integer> positives(
      List<Map.Entry<TemplateId, Embedding>> templates) {
    return templates.stream()
        .map(Map.Entry::getKey)
        .filter(id -> !id.isNegative())
        .collect(Collectors.toMap(TemplateId::person, id -> 1, Integer::sum));
  }

  List<TemplateId> ids() {
    return List.copyOf(all.keySet());
  }

  @Override
  public Set<String> collections() {
    return compared().keySet().stream().map(TemplateId::collection).collect(Collectors.toSet());
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public int templates() {
    return compared().size();
  }

  @Override
  public int persons() {
    return (int) compared().keySet().stream().map(TemplateId::person).distinct().count();
  }
}
