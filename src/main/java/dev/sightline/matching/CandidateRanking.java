package dev.sightline.matching;

import dev.sightline.embedding.Embedding;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GallerySearch;
import java.util.List;
import java.util.Set;

/**
 * Ranks the persons that the faces of a frame may be, of one state of the gallery.
 *
 * @param search what the gallery found
 * @param faces for each face, the persons that come into question, best first
 */
record CandidateRanking(GallerySearch search, List<List<RankedCandidate>> faces) {

  /**
   * @param persons how many persons to rank for each face, at least 1
   * @param near how far below what it has to reach a person still matters to the decision, in
   *     cosine similarity
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
   * @param faces of one frame and one model
   * @param collections whose persons may be named
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
   * Whether nobody who was not found can come before the last of those wanted. The gallery finds
   * the most alike: whoever was left out is no more alike than the last found, and has to reach
   * what a person of one template has to, or more.
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
