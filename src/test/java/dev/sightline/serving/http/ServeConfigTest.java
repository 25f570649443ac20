package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServeConfigTest {

  @Test
  void shouldRefuseToBeReachedFromElsewhereWithoutTokens() {
    assertThatThrownBy(() -> config("0.0.0.0", 8080, AccessTokens.none(), Optional.empty()))
        .hasMessage(
            "serve.host must be the loopback address unless serve.tokens, serve.tokens.file or"
                + " serve.oidc.issuer is set, was 0.0.0.0");
    assertThat(config("0.0.0.0", 8080, AccessTokens.none(), Optional.of(Path.of("t"))).isLoopback())
        .isFalse();
  }

  @Test
  void shouldRefuseAPortThatIsNone() {
    assertThatThrownBy(() -> config("127.0.0.1", 65_536, AccessTokens.none(), Optional.empty()))
        .hasMessage("serve.port must be in [0, 65535], was 65536");
  }

  @Test
  void shouldPrintAnIpv6AddressInBrackets() {
    assertThat(config("::1", 0, AccessTokens.none(), Optional.empty()).address(8080))
        .isEqualTo("http://[::1]:8080/");
    assertThat(config("[::1]", 0, AccessTokens.none(), Optional.empty()).address(8080))
        .isEqualTo("http://[::1]:8080/");
    assertThat(config("127.0.0.1", 0, AccessTokens.none(), Optional.empty()).address(8080))
        .isEqualTo("http://127.0.0.1:8080/");
  }

  @Test
  void shouldTakeATelephonesPhotograph() {
    assertThat(ServeConfig.defaults().limits().maxBodyBytes()).isGreaterThan(25_000_000);
  }

  private static ServeConfig config(
      String host, int port, AccessTokens tokens, Optional<Path> file) {
    ServeConfig defaults = ServeConfig.defaults();
    ServeConfig.Access access = new ServeConfig.Access(tokens, file, Optional.empty());
    return new ServeConfig(host, port, access, defaults.tls(), defaults.limits());
  }
}
