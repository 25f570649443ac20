package dev.sightline.curation;

import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.SightingRecord;
import dev.sightline.frames.FrameConfig;
import dev.sightline.gallery.ChipReader;
import dev.sightline.gallery.Picture;
import dev.sightline.sightings.SightingWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The re-embedding of past visits: each gets the vector of another model, from its best face, so
 * that searches and enrolments compare it. A visit that has one is left out, so it resumes an
 * interrupted run. Belongs to one thread, which holds the monitor of the gallery's topic.
 */
final class VisitReembedding implements AutoCloseable {
  /** The number of visits embedded and written at once. */
  private static final int BATCH = 64;

  private final GalleryTopic topic;
  private final PastVisits past;
  private final FaceEmbedder embedder;
  private final ChipReader chips;
  private final SightingWriter writer;
  private final Set<ErasureRecord> erasedBefore;
  private final Map<SightingRecord, FaceChip> batch = new LinkedHashMap<>();
  private int embedded;
  private int withoutFace;
  private Optional<String> notSearched = Optional.empty();

  VisitReembedding(
      GalleryConnection connection, GalleryTopic topic, PastVisits past, FaceEmbedder embedder) {
    this.topic = topic;
    this.past = past;
    this.embedder = embedder;
    this.chips = new ChipReader(List.of(), FrameConfig.defaults());
    this.erasedBefore = topic.refresh().erasures();
    this.writer = new SightingWriter(connection.clients(), connection.topics(), topic.seal());
  }

  /**
   * Embeds the visits that have no vector of the model.
   *
   * @param progress runs after each visit
   */
  ReembedResult.Visits run(Runnable progress) {
    note(past.all(seen -> take(seen, progress)));
    flush(progress);
    return new ReembedResult.Visits(embedded, withoutFace, notSearched);
  }

  private void take(SightingRecord seen, Runnable progress) {
    if (isEmbedded(seen)) {
      return;
    }
    Optional<FaceChip> chip = seen.best().chip().flatMap(jpeg -> read(seen, jpeg.toBytes()));
    if (chip.isEmpty()) {
      withoutFace++;
      return;
    }
    batch.put(seen, chip.get());
    if (batch.size() == BATCH) {
      flush(progress);
    }
  }

  private boolean isEmbedded(SightingRecord seen) {
    return seen.views().stream().anyMatch(view -> view.model().equals(embedder.model()));
  }

  private Optional<FaceChip> read(SightingRecord seen, byte[] jpeg) {
    return chips
        .read(new Picture(seen.visit().toString(), jpeg))
        .fold(Optional::of, refused -> Optional.empty());
  }

  private void flush(Runnable progress) {
    List<SightingRecord> visits = List.copyOf(batch.keySet());
    List<Embedding> views = embedder.embed(List.copyOf(batch.values()));
    batch.clear();
    List<SightingRecord> written = new ArrayList<>();
    for (int i = 0; i < visits.size(); i++) {
      written.addAll(write(visits.get(i), views.get(i)));
      progress.run();
    }
    writer.commit();
    embedded += written.size();
    removeErased(written);
  }

  /** Writes a visit as it is now, because it may have been revised or erased meanwhile. */
  private List<SightingRecord> write(SightingRecord seen, Embedding view) {
    List<SightingRecord> written = new ArrayList<>();
    note(
        past.get(
            seen.visit(),
            now -> {
              if (now.best().equals(seen.best()) && !isEmbedded(now)) {
                writer.writeViews(now.withView(view));
                written.add(now);
              }
            }));
    return written;
  }

  /** Keeps what a question did not search: the search may have gone away meanwhile. */
  private void note(Optional<String> missed) {
    notSearched = missed.or(() -> notSearched);
  }

  /** Removes visits of persons who were erased while this wrote them. */
  private void removeErased(List<SightingRecord> written) {
    for (ErasureRecord erasure : topic.refresh().erasures()) {
      FormerIdentities theirs = new FormerIdentities(erasure.tracks(), erasure.strangers());
      written.stream()
          .filter(seen -> !erasedBefore.contains(erasure))
          .filter(seen -> seen.isOf(erasure.person()) || theirs.isOf(seen))
          .forEach(seen -> writer.remove(seen.visit(), erasure.erasedAt()));
    }
    writer.commit();
  }

  @Override
  public void close() {
    writer.close();
  }
}
