package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final RateLimit limit = new RateLimit(10, now::get);

  @Test
  void shouldAllowTwiceTheRateAtOnceAndThenTheRate() {
    assertThat(allowed("a", 30)).isEqualTo(20);

    now.set(Instant.EPOCH.plusSeconds(1));

    assertThat(allowed("a", 30)).isEqualTo(10);
  }

  @Test
  void shouldCountEachClientApart() {
    assertThat(allowed("a", 20)).isEqualTo(20);
    assertThat(allowed("b", 1)).isEqualTo(1);
  }

  private long allowed(String client, int requests) {
    return IntStream.range(0, requests).filter(i -> limit.allows(client)).count();
  }
}
