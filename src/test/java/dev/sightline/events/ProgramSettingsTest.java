package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.AuditRecord.Change;
import dev.sightline.events.codec.RecordCodecs;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramSettingsTest {
  private static final ProgramSettings BEFORE =
      new ProgramSettings("first", Map.of("match.fpir", "0.01", "run.threads", "2"));

  @Test
  void shouldTellWhatIsOtherwiseNewOrGone() {
    ProgramSettings now =
        new ProgramSettings("first", Map.of("match.fpir", "0.02", "match.threshold", "0.9"));

    assertThat(now.settingsChangedSince(BEFORE))
        .containsExactly(
            new Change("match.fpir", "0.01", "0.02"),
            new Change("match.threshold", null, "0.9"),
            new Change("run.threads", "2", null));
    assertThat(now.modelChangedSince(BEFORE)).isEmpty();
  }

  @Test
  void shouldTellOfAnotherModelByItself() {
    ProgramSettings now = new ProgramSettings("second", BEFORE.settings());

    assertThat(now.settingsChangedSince(BEFORE)).isEmpty();
    assertThat(now.modelChangedSince(BEFORE))
        .containsExactly(new Change("model", "first", "second"));
  }

  @Test
  void shouldBeReadAsItWasWritten() {
    assertThat(RecordCodecs.settings().read(RecordCodecs.settings().write(BEFORE)))
        .isEqualTo(Outcome.done(BEFORE));
  }
}
