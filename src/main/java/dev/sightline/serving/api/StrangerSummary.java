package dev.sightline.serving.api;

import dev.sightline.curation.ListedStranger;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.IdentityEvent.BestShot;
import dev.sightline.events.Match.Evidence;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.serving.view.GalleryView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stranger.
 *
 * @param id the common id before all cameras; without one, the id before the one camera
 * @param ids the ids before single cameras
 * @param cameras the cameras of all visits, in the order of the first visit to each
 * @param visits the number of visits
 * @param recent the last visits, at most six, the latest first
 * @param suggestion the person who may be meant; null if no enrolled person is nearly similar
 *     enough
 */
record StrangerSummary(
    String id,
    List<String> ids,
    List<String> cameras,
    Instant firstSeen,
    Instant lastSeen,
    int visits,
    List<RecentVisit> recent,
    Suggestion suggestion) {
  private static final int MAX_RECENT = 6;

  /** How far below the threshold a person is still suggested. */
  private static final float SUGGESTED_BELOW = 0.1f;

  /** A visit with its best shot. */
  record RecentVisit(String visit, String camera, Instant firstSeen, BestShot bestShot) {}

  /**
   * The nearest person.
   *
   * @param cosineSimilarity the highest of all visits, in [−1, 1]
   */
  record Suggestion(String person, String collection, float cosineSimilarity) {}

  static StrangerSummary of(ListedStranger stranger, GalleryView gallery) {
    List<IdentityEvent> visits = stranger.visits();
    List<IdentityEvent> last =
        visits.subList(Math.max(0, visits.size() - MAX_RECENT), visits.size());
    return new StrangerSummary(
        stranger.id(),
        stranger.ids(),
        stranger.cameras(),
        stranger.firstSeen(),
        stranger.lastSeen(),
        visits.size(),
        last.stream()
            .map(
                visit ->
                    new RecentVisit(
                        visit.visit(), visit.camera(), visit.firstSeen(), visit.bestShot()))
            .sorted(Comparator.comparing(RecentVisit::firstSeen).reversed())
            .toList(),
        suggestion(visits, gallery));
  }

  /** Leaves out who has been erased, disabled or ignored since. */
  private static Suggestion suggestion(List<IdentityEvent> visits, GalleryView gallery) {
    return visits.stream()
        .map(IdentityEvent::evidence)
        .flatMap(StrangerSummary::near)
        .filter(near -> isActive(near, gallery))
        .max(Comparator.comparing(Suggestion::cosineSimilarity))
        .orElse(null);
  }

  private static Stream<Suggestion> near(Evidence evidence) {
    return evidence.candidates().stream()
        .filter(near -> near.cosineSimilarity() >= evidence.threshold() - SUGGESTED_BELOW)
        .map(near -> new Suggestion(near.person(), near.collection(), near.cosineSimilarity()));
  }

  private static boolean isActive(Suggestion near, GalleryView gallery) {
    PersonId person = new PersonId(near.collection(), near.person());
    return gallery.status(person) == PersonStatus.ACTIVE && !gallery.templatesOf(person).isEmpty();
  }
}
