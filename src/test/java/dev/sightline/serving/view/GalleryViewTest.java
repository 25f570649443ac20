package dev.sightline.serving.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.events.DataKeys;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.Template;
import dev.sightline.topics.TopicRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GalleryViewTest {
  private static final Template ADA = EventFixtures.template();

  private final GalleryView view =
      new GalleryView(GalleryConfig.defaults(), DataKeys.none(), erasure -> {});

  @Test
  void shouldKeepNoPictureButKnowWhereTheNewestLies() {
    put(7);
    put(9);

    assertThat(view.templatesOf(ADA.id().person()))
        .singleElement()
        .satisfies(
            template -> {
              assertThat(template.chip().isLeftOut()).isTrue();
              assertThat(template.source()).isEqualTo(ADA.source());
            });
    assertThat(view.offset(ADA.id())).contains(9L);
    assertThat(view.index().search(List.of(ADA.embedding()), 1).candidates()).isNotEmpty();
  }

  @Test
  void shouldForgetWhereATemplateLayThatIsRemoved() {
    put(7);
    view.apply(record(8, null));

    assertThat(view.offset(ADA.id())).isEmpty();
  }

  @Test
  void shouldShowNothingOfATopicThatIsReadAgain() {
    // Given
    put(7);

    // When: the topic was deleted and created again
    view.clear();

    // Then
    assertThat(view.persons()).isEmpty();
    assertThat(view.index().templates()).isZero();
    assertThat(view.index().revision()).isZero();
    put(0);
    assertThat(view.index().revision()).isEqualTo(1);
  }

  private void put(long offset) {
    view.apply(record(offset, RecordCodecs.templates().write(ADA)));
  }

  private static TopicRecord record(long offset, byte[] value) {
    return new TopicRecord(
        new TopicRecord.Position(0, offset), Instant.now(), ADA.id().toString(), value, Map.of());
  }
}
