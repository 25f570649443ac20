package dev.sightline.gallery.index;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.GallerySearch;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.index.CollectionRows.Contents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The gallery between two changes. Searching it needs no lock.
 *
 * @param rowsOf the rows of each collection and model; not changed after publication
 * @param templates the number of all templates
 * @param persons the number of persons who have a template that is searched
 * @param ignored the persons on the ignore list
 */
record GalleryVersion(
    Map<ModelCollection, Contents> rowsOf,
    int templates,
    int persons,
    long revision,
    Set<PersonId> ignored) {

  /** The templates of one collection and model: only these are compared with each other. */
  record ModelCollection(String name, ModelId model) {}

  /** Returns the result of a search for no face. */
  GallerySearch emptySearch() {
    return new GallerySearch(List.of(), 0, 0, revision, ignored);
  }

  /**
   * Compares faces with every template of some collections.
   *
   * @param model the model of the faces
   * @param faces at least one
   * @param most the number of persons to find for each face, at least 1
   */
  GallerySearch search(ModelId model, List<Embedding> faces, int most, Set<String> collections) {
    List<Contents> searched =
        collections.stream()
            .map(collection -> rowsOf.get(new ModelCollection(collection, model)))
            .filter(Objects::nonNull)
            .toList();
    List<PackedRows> rows = searched.stream().map(Contents::rows).toList();
    return new GallerySearch(
        nearest(faces, most, rows).stream()
            .map(found -> found.stream().map(nearest -> candidate(nearest, searched)).toList())
            .toList(),
        searched.stream().mapToInt(one -> one.positives().size()).sum(),
        rows.stream().mapToInt(PackedRows::size).sum(),
        revision,
        ignored);
  }

  private static Candidate candidate(Nearest nearest, List<Contents> searched) {
    PersonId owner = nearest.template().person();
    return new Candidate(
        nearest.template(),
        nearest.cosineSimilarity(),
        searched.stream().mapToInt(one -> one.positives().getOrDefault(owner, 0)).sum());
  }

  /** Searches again for twice as many where negative examples take the place of persons. */
  private static List<List<Nearest>> nearest(
      List<Embedding> faces, int most, List<PackedRows> searched) {
    int among = most;
    List<TopPersons> found = scan(faces, among, searched);
    while (!found.stream().allMatch(nearest -> nearest.suffices(most))) {
      among *= 2;
      found = scan(faces, among, searched);
    }
    return found.stream().map(nearest -> nearest.first(most)).toList();
  }

  private static List<TopPersons> scan(
      List<Embedding> faces, int among, List<PackedRows> searched) {
    List<Probe> probes = faces.stream().map(face -> new Probe(face, among)).toList();
    searched.forEach(rows -> rows.scan(probes));
    return probes.stream().map(Probe::nearest).toList();
  }
}
