package dev.sightline.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAddressTest {

  @ParameterizedTest
  @CsvSource({
    "rtsp://admin:pw@10.0.0.5:554/1, rtsp://***@10.0.0.5:554/1",
    "RTSPS://a:p@ss/word@cam/live, RTSPS://***@cam/live",
    "http://cam/snap.cgi?user=admin&pwd=12&channel=2,"
        + " http://cam/snap.cgi?user=***&pwd=***&channel=2",
    "rtsp://cam/user=admin&password=&channel=1, rtsp://cam/user=***&password=&channel=1",
    "https://cam/live?b8f2c1, https://cam/live?***",
    "https://cam/live?sig=b8f2c1#t, https://cam/live?sig=***",
  })
  void shouldHideWhatMayBeACredential(String address, String shown) {
    assertThat(SourceAddress.shown(address)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "rtsp://10.0.0.5:554/Streaming/Channels/101",
    "rtsp://cam/cam/realmonitor?channel=1&subtype=0",
    "http://cam:8080/video.mjpg",
    "films/who?user=me.mp4",
    "/var/films/a=b@c.mp4",
    "0",
  })
  void shouldShowAnAddressWithoutCredentialsAsItIs(String address) {
    assertThat(SourceAddress.shown(address)).isEqualTo(address);
  }
}
