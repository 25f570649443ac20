package dev.sightline.matching;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GallerySearch;
import java.util.List;
import java.util.Set;

/**
 * A ranking of the persons that the faces of a frame may be, for one state of the gallery.
 *
 * @param search the result of the gallery's search
 * @param faces for each face, its candidates, best first
 */
record CandidateRanking(GallerySearch search, List<List<RankedCandidate>> faces) {

  /**
   * Searches the gallery and ranks the candidates of each face.
   *
   * @param persons the number of persons to rank for each face, at least 1
   * @param near how far below their threshold a person still matters to the decision, in cosine
   *     similarity
   */
  static CandidateRanking of(
      Query query, Gallery gallery, ThresholdPolicy thresholds, int persons, double near) {
    int asked = persons;
    GallerySearch search = gallery.search(query.faces(), asked, query.collections());
    CandidateRanking ranking = new CandidateRanking(search, ranked(search, thresholds));
    while (!ranking.isComplete(thresholds, asked, persons, near)) {
      asked *= 2;
      search = gallery.search(query.faces(), asked, query.collections());
      ranking = new CandidateRanking(search, ranked(search, thresholds));
    }
    return ranking;
  }

  /**
   * The faces to rank.
   *
   * @param faces the embeddings of one frame and one model
   * @param collections the collections whose persons may be named
   */
  record Query(List<Embedding> faces, Set<String> collections) {}

  private static List<List<RankedCandidate>> ranked(
      GallerySearch search, ThresholdPolicy thresholds) {
    return search.candidates().stream()
        .map(
            found ->
                found.stream()
                    .map(
                        candidate ->
                            new RankedCandidate(
                                candidate,
                                thresholds.forPerson(search.persons(), candidate.templates())))
                    .sorted(RankedCandidate.BEST_FIRST)
                    .toList())
        .toList();
  }

  /**
   * Returns whether no person outside the result can rank before the last one wanted. The gallery
   * returns the most similar persons. So all others are at most as similar as the last one
   * returned, and must reach at least the threshold of a person with one template.
   */
  private boolean isComplete(ThresholdPolicy thresholds, int asked, int persons, double near) {
    float least = thresholds.forPerson(search.persons(), 1).cosineSimilarity();
    for (int face = 0; face < faces.size(); face++) {
      List<Candidate> found = search.candidates().get(face);
      if (found.size() == asked) {
        double best = (double) found.get(asked - 1).cosineSimilarity() - least;
        boolean mayMatter = best > -near;
        boolean mayComeBefore = best > faces.get(face).get(persons - 1).lead();
        if (mayMatter && mayComeBefore) {
          return false;
        }
      }
    }
    return true;
  }
}
