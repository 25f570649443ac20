package dev.sightline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupervisedThreadTest {

  @Test
  void shouldRunATaskAgainThatFailed() {
    // Given
    AtomicInteger runs = new AtomicInteger();

    // When
    try (SupervisedThread thread =
        SupervisedThread.start(
            "test",
            self -> {
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the topic is gone");
              }
              self.succeeded();
            })) {

      // Then
      await().until(() -> thread.failure().isPresent());
      assertThat(thread.failure()).contains("IllegalStateException: the topic is gone");
      await().until(() -> runs.get() > 1 && thread.failure().isEmpty());
    }
  }

  @Test
  void shouldEndATaskThatWaitsForEver() throws InterruptedException {
    // Given
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger interrupted = new AtomicInteger();
    SupervisedThread thread =
        SupervisedThread.start(
            "test",
            self -> {
              running.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
              }
            });
    running.await();

    // When
    thread.close();

    // Then
    assertThat(interrupted).hasValue(1);
  }
}
