package dev.sightline.streams;

import static dev.sightline.streams.FakeStages.MODEL;
import static dev.sightline.streams.FakeStages.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sightline.embedding.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a process says of a gallery that is not of its models. */
class GalleryProgressTest {
  private static final ModelId OTHER = new ModelId("other-model");

  private final Logger logger = (Logger) LoggerFactory.getLogger(MissingModels.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final GalleryProgress progress =
      GalleryProgress.of(new FakeStages(MODEL, NEXT).of(StageRange.all()));

  @BeforeEach
  void listen() {
    logger.setLevel(Level.WARN);
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(logged);
    logger.setLevel(null);
  }

  private List<String> warned() {
    return logged.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void shouldSayOnceHowManyTemplatesAreOfAnotherModel() {
    // When: two are read, and a third comes later
    progress.foundForeign(Map.of(OTHER, 1), false);
    progress.foundForeign(Map.of(OTHER, 2), false);
    assertThat(warned()).isEmpty();
    progress.readThrough();
    progress.foundForeign(Map.of(OTHER, 3), false);

    // Then
    assertThat(warned())
        .singleElement()
        .asString()
        .startsWith("The gallery has templates, currently 2, with a vector of other-model only;");
    assertThat(progress.missing()).isEmpty();
  }

  @Test
  void shouldSayOnceWhichModelIsMissing() {
    // When: there is nothing but templates of it, and then it is switched to as well
    progress.foundForeign(Map.of(OTHER, 2), true);
    progress.readThrough();
    progress.switchTo(OTHER);
    progress.switchTo(OTHER);

    // Then
    assertThat(warned())
        .singleElement()
        .asString()
        .startsWith("The gallery uses model other-model, but this process has loaded only [")
        .contains("embed.next.model");
    assertThat(progress.missing()).contains(OTHER);
    assertThat(progress.embedding()).isEqualTo(MODEL);
  }

  @Test
  void shouldSayNothingOfWhatWasSwitchedInBetween() {
    // When
    progress.switchTo(OTHER);
    progress.switchTo(NEXT);
    progress.readThrough();

    // Then
    assertThat(warned()).isEmpty();
    assertThat(progress.embedding()).isEqualTo(NEXT);
    assertThat(progress.report().model()).isEqualTo(Optional.of(NEXT));
    assertThat(progress.report().compared()).containsExactly(MODEL, NEXT);
  }
}
