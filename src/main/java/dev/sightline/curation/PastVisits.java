package dev.sightline.curation;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The past visits, which are found by face or by person without reading their topic. Methods never
 * throw because visits are not available: they return what was not searched, for people to read.
 */
public interface PastVisits extends AutoCloseable {

  /**
   * Finds all visits with a view that is similar to one of a face.
   *
   * @param faces views of the face, of one model, at least one
   * @param minimumCosine the least similarity
   * @param each receives each visit once, in no order
   * @return what was not searched; empty if everything was
   */
  Optional<String> near(List<Embedding> faces, float minimumCosine, Consumer<SightingRecord> each);

  /**
   * Finds all visits of a person or a stranger.
   *
   * @param subject the id
   * @param each receives each visit once, in no order
   * @return what was not searched; empty if everything was
   */
  Optional<String> of(String subject, Consumer<SightingRecord> each);

  /**
   * Finds all visits.
   *
   * @param each receives each visit once, in no order
   * @return what was not searched; empty if everything was
   */
  Optional<String> all(Consumer<SightingRecord> each);

  /**
   * Finds a visit.
   *
   * @param found receives the visit, if it is recorded
   * @return what was not searched; empty if everything was
   */
  Optional<String> get(Visit visit, Consumer<SightingRecord> found);

  @Override
  void close();
}
