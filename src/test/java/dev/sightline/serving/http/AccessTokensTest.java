package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final String VIEWER = "v".repeat(32);
  private static final String ADMIN = "a".repeat(40);

  @Test
  void shouldKnowTheRoleOfEachToken() {
    AccessTokens tokens =
        AccessTokens.parse("# ours\nviewer:%s  admin:%s\n".formatted(VIEWER, ADMIN), "file");

    assertThat(tokens.roleOf(VIEWER)).isEqualTo(Role.VIEWER);
    assertThat(tokens.roleOf(ADMIN)).isEqualTo(Role.ADMIN);
    assertThat(tokens.roleOf(ADMIN.substring(1))).isEqualTo(Role.ANYONE);
    assertThat(tokens.roleOf("")).isEqualTo(Role.ANYONE);
  }

  @Test
  void shouldRefuseAShortTokenAndAnUnknownRoleWithoutSayingTheToken() {
    assertThatThrownBy(() -> AccessTokens.parse("viewer:tooshort", "serve.tokens"))
        .hasMessage(
            "serve.tokens must hold role:token entries with tokens of at least 32 characters; one"
                + " has 8");
    assertThatThrownBy(() -> AccessTokens.parse("root:" + ADMIN, "serve.tokens"))
        .hasMessage("serve.tokens must name the role viewer, operator or admin before each token");
  }

  @Test
  void shouldNotPrintTokens() {
    assertThat(AccessTokens.parse("viewer:" + VIEWER, "file")).hasToString("AccessTokens[1]");
  }
}
