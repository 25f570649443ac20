package dev.sightline.curation;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.gallery.PersonId;
import dev.sightline.sightings.SightingLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds past visits by brute force over their topic. */
public final class ScannedVisits implements PastVisits {
  private final GalleryConnection connection;
  private Optional<String> missing = Optional.empty();

  public ScannedVisits(GalleryConnection connection) {
    this.connection = connection;
  }

  /** From now on nothing is searched. */
  void fail(String why) {
    missing = Optional.of(why);
  }

  @Override
  public Optional<String> near(
      List<Embedding> faces, float minimumCosine, Consumer<SightingRecord> each) {
    return find(
        seen ->
            seen.views().stream()
                .filter(view -> view.model().equals(faces.get(0).model()))
                .anyMatch(
                    view ->
                        faces.stream()
                            .anyMatch(face -> face.cosineSimilarity(view) >= minimumCosine)),
        each);
  }

  @Override
  public Optional<String> of(String subject, Consumer<SightingRecord> each) {
    return find(
        seen ->
            seen.subject().person().map(PersonId::toString).filter(subject::equals).isPresent()
                || seen.subject().stranger().or(seen::stranger).filter(subject::equals).isPresent(),
        each);
  }

  @Override
  public Optional<String> all(Consumer<SightingRecord> each) {
    return find(seen -> true, each);
  }

  @Override
  public Optional<String> get(Visit visit, Consumer<SightingRecord> found) {
    return find(seen -> seen.visit().equals(visit), found);
  }

  private Optional<String> find(Predicate<SightingRecord> wanted, Consumer<SightingRecord> each) {
    if (missing.isEmpty()) {
      try (SightingLog log = connection.openSightings()) {
        log.find(wanted).forEach(each);
      }
    }
    return missing;
  }

  @Override
  public void close() {}
}
