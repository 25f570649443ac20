package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.EventFixtures;
import dev.sightline.events.Match;
import dev.sightline.events.MatchMapping;
import dev.sightline.gallery.TemplateId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MatchCountsTest {
  private final MatchCounts counts = new MatchCounts(Instant.EPOCH);
  private final Match match =
      MatchMapping.of(EventFixtures.embeddings(), EventFixtures.decisions()).stream()
          .filter(each -> each.person() != null)
          .findFirst()
          .orElseThrow();
  private final TemplateId template =
      TemplateId.parse(match.evidence().candidates().get(0).template());

  @Test
  void shouldCountTheFacesThatATemplateHasNamed() {
    counts.add(match);
    counts.add(match);

    assertThat(counts.of(template)).isEqualTo(2);
    assertThat(counts.of(template.asNegative())).isZero();
    assertThat(counts.since()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void shouldForgetAnErasedPerson() {
    counts.add(match);

    counts.forget(template.person());

    assertThat(counts.of(template)).isZero();
  }
}
