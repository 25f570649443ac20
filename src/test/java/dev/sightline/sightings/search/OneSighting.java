package dev.sightline.sightings.search;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.codec.RecordCodecs;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A search stage with the fixtures' sighting, which it finds whatever is asked for. */
public final class OneSighting implements Function<SearchRequest, SearchAnswer> {
  private final List<SearchRequest> asked = new CopyOnWriteArrayList<>();
  private volatile float cosine = 0.999f;

  @Override
  public SearchAnswer apply(SearchRequest request) {
    asked.add(request);
    SightingRecord sighting = EventFixtures.sighting();
    SearchAnswer.Hit hit =
        new SearchAnswer.Hit(
            sighting.visit().toString(),
            request.probe() == null ? 0 : cosine,
            sighting.span().firstSeen().toEpochMilli(),
            RecordCodecs.sightings().write(sighting));
    return new SearchAnswer(List.of(hit), 2, 3, new TreeSet<>(List.of(0, 1, 2)), 4);
  }

  /** Sets the similarity of what is found. */
  public void find(float similarity) {
    cosine = similarity;
  }

  /** Returns the ids of subjects of the last question. */
  public Optional<String> lastSubject() {
    return asked.get(asked.size() - 1).filter().subjects().stream().findFirst();
  }
}
