package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.streams.ThreadShared.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ThreadSharedTest {
  private final List<Object> closed = new ArrayList<>();
  private final ThreadShared<Object> shared = new ThreadShared<>(Object::new, closed::add);

  @Test
  void shouldLendAThreadOneObjectUntilTheLastLoanIsGivenBack() {
    // Given
    Lease<Object> first = shared.lend();
    Lease<Object> second = shared.lend();
    Object object = first.object();
    assertThat(second.object()).isSameAs(object);

    // When, Then
    first.close();
    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly(object);
  }

  @Test
  void shouldLendEachThreadAnother() {
    // Given
    Lease<Object> here = shared.lend();

    // When
    Lease<Object> there = CompletableFuture.supplyAsync(shared::lend, Runnable::run).join();
    Lease<Object> elsewhere =
        CompletableFuture.supplyAsync(shared::lend, task -> new Thread(task).start()).join();

    // Then
    assertThat(there.object()).isSameAs(here.object());
    assertThat(elsewhere.object()).isNotSameAs(here.object());
  }

  @Test
  void shouldOpenAnewAfterTheLastLoan() {
    // Given
    Lease<Object> first = shared.lend();
    Object object = first.object();
    first.close();

    // When, Then
    assertThat(shared.lend().object()).isNotSameAs(object);
    assertThatThrownBy(first::object).isInstanceOf(IllegalStateException.class);
  }
}
