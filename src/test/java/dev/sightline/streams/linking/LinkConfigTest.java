package dev.sightline.streams.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkConfigTest {

  @Test
  void shouldReadWhatItWrites() {
    Sites sites = Sites.parse(" lobby=hq; gate = hq;dock=plant ");
    TravelTimes travel = TravelTimes.parse("lobby>gate=1m30s; gate>lobby=0s");

    assertThat(Sites.parse(sites.toString())).isEqualTo(sites);
    assertThat(TravelTimes.parse(travel.toString())).isEqualTo(travel);
    assertThat(sites.byCamera()).containsEntry("gate", "hq").hasSize(3);
    assertThat(travel.between("lobby", "gate")).contains(Duration.ofSeconds(90));
    assertThat(travel.between("lobby", "dock")).isEmpty();
    assertThat(Sites.parse("")).isEqualTo(Sites.none());
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sites.parse("lobby"))
        .withMessage("strangers.sites must have camera=site once each, was 'lobby'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TravelTimes.parse("lobby=3s"))
        .withMessageContaining("must have camera>camera=time, was 'lobby'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TravelTimes.parse("lobby>gate=soon"))
        .withMessageContaining("must have times such as 30s or 1m30s, was 'soon'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LinkConfig(
                    LinkConfig.Scope.SITE, Sites.none(), TravelTimes.none(), Duration.ZERO))
        .withMessageContaining("strangers.sites, which is empty");
  }
}
