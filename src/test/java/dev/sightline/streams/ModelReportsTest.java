package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.codec.RecordCodecs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelReportsTest {
  private static final ModelId FORMER = new ModelId("former");
  private static final ModelId NEXT = new ModelId("next");

  private final ModelReports reports = new ModelReports();

  private Optional<ModelId> heard(long revision, ModelId model, long atMillis) {
    MatcherReport report = new MatcherReport(revision, Optional.ofNullable(model), List.of());
    return reports.heard(RecordCodecs.matcherReports().write(report), atMillis);
  }

  @Test
  void shouldGoByTheMatcherThatHasReadTheFurthest() {
    assertThat(heard(7, FORMER, 1_000)).contains(FORMER);
    assertThat(heard(9, NEXT, 1_100)).contains(NEXT);
    assertThat(heard(7, FORMER, 1_200)).isEmpty();
    assertThat(heard(9, NEXT, 1_300)).contains(NEXT);
  }

  @Test
  void shouldNotGoByAMatcherThatIsLongSilent() {
    // Given: one that has died, of a gallery that was created again since
    assertThat(heard(900, NEXT, 1_000)).contains(NEXT);

    // When, Then
    assertThat(heard(3, FORMER, 11_000)).isEmpty();
    assertThat(heard(3, FORMER, 11_001)).contains(FORMER);
  }

  @Test
  void shouldLearnNothingFromOneThatEndsOrSaysNothingOrIsUnreadable() {
    assertThat(reports.heard(null, 1_000)).isEmpty();
    assertThat(heard(7, null, 1_000)).isEmpty();
    assertThat(reports.heard(new byte[] {1}, 1_000)).isEmpty();
  }
}
