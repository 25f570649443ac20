package dev.sightline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void shouldCloseInReverseOrder() {
    // Given
    Resources resources = new Resources();
    resources.add(named("first"));
    resources.add(named("second"));

    // When
    resources.close();

    // Then
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void shouldCloseWhatWasOpenedWhenALaterStepFails() {
    IllegalArgumentException failure = new IllegalArgumentException("the third is wrong");

    assertThatThrownBy(
            () ->
                Resources.open(
                    resources -> {
                      resources.add(named("first"));
                      resources.add(named("second"));
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void shouldLeaveAFinishedObjectOpen() {
    // When
    Resources owner =
        Resources.open(
            resources -> {
              resources.add(named("first"));
              return resources;
            });

    // Then
    assertThat(closed).isEmpty();
    owner.close();
    assertThat(closed).containsExactly("first");
  }

  @Test
  void shouldGoOnClosingAfterAnExceptionAndKeepTheLaterOnes() {
    // Given
    RuntimeException ofTheThird = new IllegalStateException("third");
    IOException ofTheSecond = new IOException("second");
    Resources resources = new Resources();
    resources.add(named("first"));
    resources.add(failing("second", ofTheSecond));
    resources.add(failing("third", ofTheThird));

    // When, Then
    assertThatThrownBy(resources::close).isSameAs(ofTheThird).hasSuppressedException(ofTheSecond);
    assertThat(closed).containsExactly("third", "second", "first");
  }

  @Test
  void shouldSuppressAFailureToCloseInTheFailureToOpen() {
    IllegalArgumentException failure = new IllegalArgumentException("cannot open");
    IllegalStateException suppressed = new IllegalStateException("cannot close");

    assertThatThrownBy(
            () ->
                Resources.open(
                    resources -> {
                      resources.add(failing("first", suppressed));
                      throw failure;
                    }))
        .isSameAs(failure)
        .hasSuppressedException(suppressed);
  }

  @Test
  void shouldWrapACheckedException() {
    // Given
    IOException cause = new IOException("disk");
    Resources resources = new Resources();
    resources.add(failing("only", cause));

    // When, Then
    assertThatThrownBy(resources::close)
        .isInstanceOf(Resources.CloseException.class)
        .hasMessage("a resource could not be closed: java.io.IOException")
        .hasCause(cause);
  }

  @Test
  void shouldKeepTheThreadInterruptedIfClosingIsInterrupted() {
    // Given
    Resources resources = new Resources();
    resources.add(failing("only", new InterruptedException()));

    // When, Then
    assertThatThrownBy(resources::close).isInstanceOf(Resources.CloseException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void shouldCloseEachResourceOnce() {
    // Given
    Resources resources = new Resources();
    resources.add(named("only"));

    // When
    resources.close();
    resources.close();

    // Then
    assertThat(closed).containsExactly("only");
  }

  private AutoCloseable named(String name) {
    return () -> closed.add(name);
  }

  private AutoCloseable failing(String name, Exception failure) {
    return () -> {
      closed.add(name);
      throw failure;
    };
  }
}
