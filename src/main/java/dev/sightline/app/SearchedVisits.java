package dev.sightline.app;

import dev.sightline.curation.PastVisits;
import dev.sightline.embedding.Embedding;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.sightings.search.NotSearched;
import dev.sightline.sightings.search.SearchClient.SearchUnavailableException;
import dev.sightline.sightings.search.VisitSearch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The past visits as the search stage answers for them. Any thread may use it. */
final class SearchedVisits implements PastVisits {
  private final Supplier<VisitSearch> open;
  private Optional<VisitSearch> opened = Optional.empty();

  /**
   * @param open opens the questions, when the first is asked
   */
  SearchedVisits(Supplier<VisitSearch> open) {
    this.open = open;
  }

  @Override
  public Optional<String> near(
      List<Embedding> faces, float minimumCosine, Consumer<SightingRecord> each) {
    return ask(search -> search.forEachNear(faces, minimumCosine, each));
  }

  @Override
  public Optional<String> of(String subject, Consumer<SightingRecord> each) {
    return ask(search -> search.forEachOf(subject, each));
  }

  @Override
  public Optional<String> all(Consumer<SightingRecord> each) {
    return ask(search -> search.forEach(each));
  }

  @Override
  public Optional<String> get(Visit visit, Consumer<SightingRecord> found) {
    return ask(search -> search.forOne(visit, found));
  }

  private Optional<String> ask(Function<VisitSearch, NotSearched> question) {
    try {
      NotSearched left = question.apply(search());
      return left.partitions().isEmpty()
          ? notCompared(left.otherModel())
          : Optional.of(
              "the past visits of partitions "
                  + left.partitions()
                  + " were not searched, because an instance of the search stage is away; repeat"
                  + " this when it is back");
    } catch (SearchUnavailableException e) {
      return Optional.of("past visits were not searched: " + e.getMessage() + "; then repeat this");
    }
  }

  private static Optional<String> notCompared(long otherModel) {
    return otherModel == 0
        ? Optional.empty()
        : Optional.of(
            otherModel
                + " past visits were recorded with another model and not compared; 'sightline"
                + " gallery reembed' embeds those that have a face");
  }

  private synchronized VisitSearch search() {
    if (opened.isEmpty()) {
      opened = Optional.of(open.get());
    }
    return opened.get();
  }

  @Override
  public synchronized void close() {
    opened.ifPresent(VisitSearch::close);
    opened = Optional.empty();
  }
}
