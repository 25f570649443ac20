package dev.sightline.curation;

import dev.sightline.curation.VisitMatcher.Verdict;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.sightings.SightingLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The revision of past visits after a change of the gallery. It asks for the visits that the change
 * concerns and decides each by the matchers' rule, so its cost grows with what is found.
 */
final class VisitReviser {
  private final GalleryConnection connection;
  private final GalleryTopic topic;
  private final GalleryModel model;
  private final Optional<PastVisits> past;

  /**
   * @param past the past visits; empty if none are recorded
   */
  VisitReviser(
      GalleryConnection connection,
      GalleryTopic topic,
      GalleryModel model,
      Optional<PastVisits> past) {
    this.connection = connection;
    this.topic = topic;
    this.model = model;
    this.past = past;
  }

  /** Returns the past visits, where a visit has to be found. */
  PastVisits required() {
    return past.orElseThrow(
        () ->
            new VisitsUnavailableException(
                "visits are not recorded (sightings is off), so none can be found by who it was;"
                    + " enrol a picture"));
  }

  /**
   * Returns a recorded visit; empty if there is none.
   *
   * @throws VisitsUnavailableException if the recorded visits cannot be searched
   */
  Optional<SightingRecord> find(Visit visit) {
    List<SightingRecord> found = new ArrayList<>();
    Optional<String> missing = required().get(visit, found::add);
    if (found.isEmpty() && missing.isPresent()) {
      throw new VisitsUnavailableException(missing.get());
    }
    return found.stream().findFirst();
  }

  /** Gives a visit to another person, or to nobody, as an operator decided. */
  void correct(SightingRecord seen, Optional<PersonId> person) {
    try (RevisionWriter writer = newWriter()) {
      writer.revise(seen, person, Optional.empty());
      int unused = writer.commit();
    }
  }

  private RevisionWriter newWriter() {
    return new RevisionWriter(connection, topic, past);
  }

  /** Gives the visits of unknown persons who are one of these to that person. */
  RevisedVisits recognise(Set<PersonId> persons) {
    try (RevisionWriter writer = newWriter()) {
      return recognise(persons, writer);
    }
  }

  /** Gives a stranger's visits to a person, and other visits in which the person was unknown. */
  RevisedVisits name(List<SightingRecord> visits, PersonId person) {
    try (RevisionWriter writer = newWriter()) {
      visits.forEach(seen -> writer.revise(seen, Optional.of(person), Optional.empty()));
      return recognise(Set.of(person), writer);
    }
  }

  private RevisedVisits recognise(Set<PersonId> persons, RevisionWriter writer) {
    Map<PersonId, List<Embedding>> faces = new HashMap<>();
    VisitMatcher matcher = null;
    synchronized (topic) {
      GalleryContents contents = topic.refresh().contents();
      if (past.isPresent() && persons.stream().anyMatch(one -> isEnrolled(one, contents))) {
        matcher = matcher();
        for (PersonId person : persons) {
          faces.put(person, matcher.vectors(contents.positivesOf(person)));
        }
      }
    }
    List<String> missing = new ArrayList<>();
    for (Map.Entry<PersonId, List<Embedding>> person : faces.entrySet()) {
      if (!person.getValue().isEmpty()) {
        near(person.getKey(), person.getValue(), matcher, writer).ifPresent(missing::add);
      }
    }
    return new RevisedVisits(
        writer.commit(), missing.stream().filter(what -> connection.hasSightings()).findFirst());
  }

  private static boolean isEnrolled(PersonId person, GalleryContents contents) {
    return !contents.positivesOf(person).isEmpty();
  }

  private Optional<String> near(
      PersonId person, List<Embedding> faces, VisitMatcher matcher, RevisionWriter writer) {
    return past.orElseThrow()
        .near(
            faces,
            matcher.least(person, faces),
            seen -> {
              if (seen.subject().person().isEmpty() && !seen.subject().possibleSpoof()) {
                Verdict verdict = matcher.match(seen);
                if (verdict.person().equals(Optional.of(person))) {
                  writer.revise(seen, verdict.person(), verdict.decision());
                }
              }
            });
  }

  /**
   * Gives past visits the vectors of another model. Needs the monitor of the topic.
   *
   * @param progress runs after each visit
   */
  ReembedResult.Visits reembed(FaceEmbedder other, Runnable progress) {
    if (past.isEmpty() || !connection.hasSightings()) {
      return ReembedResult.Visits.NONE;
    }
    try (VisitReembedding visits = new VisitReembedding(connection, topic, past.get(), other)) {
      return visits.run(progress);
    }
  }

  private VisitMatcher matcher() {
    return model.of(topic).visitMatcher(topic.index());
  }

  /**
   * Revises the visits of persons who lost faces, and destroys the keys of those who have none
   * left. Needs the monitor of the topic.
   *
   * @param withdrawal what was withdrawn
   * @param isRename whether a person has another name, which is no revision
   */
  RevisedVisits withdraw(Withdrawal withdrawal, boolean isRename) {
    GalleryContents contents = topic.refresh().contents();
    RevisedVisits revised = RevisedVisits.NONE;
    for (PersonId person : withdrawal.faces().keySet()) {
      revised =
          revised.and(
              contents.templatesOf(person).isEmpty()
                  ? release(person, isRename)
                  : reconsider(person, withdrawal, contents.positivesOf(person)));
    }
    return revised;
  }

  /**
   * Gives the visits of a person without templates to the person who took the name, or to the one
   * matchers would name now. If the search is away, the visits are read from their topic: nobody
   * can read them once the keys are destroyed.
   */
  private RevisedVisits release(PersonId person, boolean isRename) {
    Optional<PersonId> successor = topic.contents().successor(person);
    try (RevisionWriter writer = newWriter()) {
      Consumer<SightingRecord> each =
          seen -> {
            if (!seen.isOf(person)) {
              return;
            }
            if (isRename && successor.isPresent()) {
              writer.rename(seen, successor.get());
            } else {
              Verdict verdict = successor.isPresent() ? Verdict.UNKNOWN : match(seen);
              writer.revise(seen, successor.or(verdict::person), verdict.decision());
            }
          };
      boolean searched = past.isPresent() && past.get().of(person.toString(), each).isEmpty();
      if (!searched) {
        try (SightingLog sightings = connection.openSightings()) {
          sightings.find(seen -> seen.isOf(person)).forEach(each);
        }
      }
      int count = writer.commit();
      topic.destroyKeys(person);
      return new RevisedVisits(count, Optional.empty());
    }
  }

  private Verdict match(SightingRecord seen) {
    return topic.index().templates() == 0 ? Verdict.UNKNOWN : matcher().match(seen);
  }

  /** Takes visits from a person which only the withdrawn faces explain. */
  private RevisedVisits reconsider(PersonId person, Withdrawal withdrawal, List<Template> left) {
    if (past.isEmpty()) {
      return RevisedVisits.NONE;
    }
    try (RevisionWriter writer = newWriter()) {
      Optional<String> missing =
          past.get()
              .of(
                  person.toString(),
                  seen -> {
                    if (seen.isOf(person) && withdrawal.explains(seen, person, left)) {
                      Verdict verdict = match(seen);
                      if (!verdict.named().contains(person)) {
                        writer.revise(seen, verdict.person(), verdict.decision());
                      }
                    }
                  });
      return new RevisedVisits(writer.commit(), missing);
    }
  }
}
