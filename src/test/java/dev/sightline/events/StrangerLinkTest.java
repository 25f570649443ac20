package dev.sightline.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.Golden;
import dev.sightline.events.codec.RecordCodecs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StrangerLinkTest {
  private static final Instant TIME = Instant.parse("2026-11-24T19:00:00Z");
  private static final StrangerLink FIRST =
      StrangerLink.first("unknown/0f3a9c51d2e4", "door", "unknown/5b1cb04f7a92", TIME);

  @Test
  void shouldBeWrittenAsEverAndFitTheSchema() {
    StrangerLink merged =
        FIRST.moved(StrangerLink.Type.MERGED, "unknown/31f0aa9c04de", TIME.plusSeconds(60));
    byte[] written = RecordCodecs.strangerLinks().write(merged);

    Golden.verify("events/stranger-merged-v1.json", written);
    EventSchema.LINKS.assertValid(new String(written, StandardCharsets.UTF_8));
    EventSchema.LINKS.assertValid(
        new String(RecordCodecs.strangerLinks().write(FIRST), StandardCharsets.UTF_8));
    assertThat(RecordCodecs.strangerLinks().read(written)).isEqualTo(Outcome.done(merged));
  }

  @Test
  void shouldBeACloudEvent() {
    assertThat(CloudEvent.headers(FIRST))
        .containsEntry("ce_type", "stranger.linked")
        .containsEntry("ce_id", "unknown/0f3a9c51d2e4:unknown/5b1cb04f7a92:" + TIME.toEpochMilli())
        .containsEntry("ce_source", "/cameras/door")
        .containsEntry("ce_dataschema", "urn:sightline:schema:stranger-link-v1");
  }
}
