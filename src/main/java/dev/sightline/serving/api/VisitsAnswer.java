package dev.sightline.serving.api;

import dev.sightline.detection.Box;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.ChipJpeg;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.CommonStrangers;
import dev.sightline.sightings.search.VisitSearch;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/**
 * Visits that were found.
 *
 * @param visits the most similar first, or in order of time where there was no face
 * @param compared the number of views that were compared
 * @param otherModel the number of visits that were not compared, because they are of another model
 * @param threshold the similarity from which a visit is the same person's
 * @param missingCameras the cameras whose visits could not be searched, as far as known
 * @param missingPartitions the partitions of the sightings that did not answer
 */
record VisitsAnswer(
    List<Visit> visits,
    long compared,
    long otherModel,
    float threshold,
    List<String> missingCameras,
    SortedSet<Integer> missingPartitions) {

  /**
   * A visit.
   *
   * @param id the id of the event that began it
   */
  record Visit(
      String camera,
      String id,
      Instant firstSeen,
      Instant lastSeen,
      Who who,
      Likeness likeness,
      BestFace bestFace) {

    static Visit of(VisitSearch.Found found, CommonStrangers strangers) {
      SightingRecord sighting = found.sighting();
      return new Visit(
          sighting.visit().camera(),
          sighting.visit().id(),
          sighting.span().firstSeen(),
          sighting.span().lastSeen(),
          Who.of(sighting, strangers),
          new Likeness(found.cosineSimilarity(), FaceFinding.code(found.verdict())),
          BestFace.of(sighting));
    }
  }

  /**
   * Who it was, as far as known; names that are not known are null.
   *
   * @param stranger the id before the visit's camera
   * @param common the id before all cameras
   */
  record Who(String person, String collection, String stranger, String common) {

    static Who of(SightingRecord sighting, CommonStrangers strangers) {
      SightingRecord.Subject subject = sighting.subject();
      return new Who(
          subject.person().map(PersonId::person).orElse(null),
          subject.person().map(PersonId::collection).orElse(null),
          subject.stranger().orElse(null),
          sighting.stranger().flatMap(strangers::commonOf).orElse(null));
    }
  }

  /**
   * How similar the visit's best view is.
   *
   * @param verdict {@code same-person} or {@code possible}
   */
  record Likeness(float cosineSimilarity, String verdict) {}

  /**
   * The best face of a visit.
   *
   * @param jpeg the face as a JPEG in Base64; null if pictures are not kept
   * @param faces the number of faces of the visit
   */
  record BestFace(String jpeg, FramePlace frame, Box box, long faces) {

    static BestFace of(SightingRecord sighting) {
      return new BestFace(
          sighting
              .best()
              .chip()
              .map(ChipJpeg::toBytes)
              .map(Base64.getEncoder()::encodeToString)
              .orElse(null),
          sighting.best().frame(),
          sighting.best().box(),
          sighting.subject().faces());
    }
  }

  static VisitsAnswer of(
      VisitSearch.Result result, Collection<String> cameras, CommonStrangers strangers) {
    return new VisitsAnswer(
        result.visits().stream().map(found -> Visit.of(found, strangers)).toList(),
        result.compared(),
        result.otherModel(),
        result.threshold(),
        cameras.stream().filter(result::misses).sorted().toList(),
        result.missing());
  }
}
