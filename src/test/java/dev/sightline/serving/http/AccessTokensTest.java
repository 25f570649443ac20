package dev.sightline.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
  private static final String VIEWER = "v".repeat(32);
  private static final String ADMIN = "a".repeat(40);

  @Test
  void shouldKnowRoleAndNameOfWhoeverShowsAToken() {
    AccessTokens tokens =
        AccessTokens.parse("# ours\nviewer:" + VIEWER + "  admin:anna:" + ADMIN + "\n", "file");

    assertThat(tokens.callerOf(ADMIN)).contains(new Caller("token:anna", Role.ADMIN));
    assertThat(tokens.callerOf(ADMIN.substring(1))).isEmpty();
    assertThat(tokens.callerOf("")).isEmpty();
    assertThat(tokens.callerOf("anna:" + ADMIN)).isEmpty();
  }

  @Test
  void shouldNameATokenWithoutANameByTheBeginningOfItsHash() {
    AccessTokens tokens = AccessTokens.parse("viewer:" + VIEWER, "file");

    // printf '%032d' 0 | tr 0 v | sha256sum
    assertThat(tokens.callerOf(VIEWER)).contains(new Caller("token:d71af2bc", Role.VIEWER));
  }

  @Test
  void shouldRefuseAShortTokenAndAnUnknownRoleWithoutSayingTheToken() {
    assertThatThrownBy(() -> AccessTokens.parse("viewer:tooshort", "serve.tokens"))
        .hasMessage(
            "serve.tokens must hold role:token or role:name:token entries with tokens of at least"
                + " 32 characters and without a colon; one has 2 parts, the last of 8 characters");
    assertThatThrownBy(() -> AccessTokens.parse("root:" + ADMIN, "serve.tokens"))
        .hasMessage("serve.tokens must name the role viewer, operator or admin before each token");
    assertThatThrownBy(() -> AccessTokens.parse("admin:a/b:" + ADMIN, "file"))
        .hasMessage(
            "file must name tokens by 1 to 64 letters, digits, dots, hyphens, underscores and @;"
                + " one is not valid");
  }

  @Test
  void shouldReadAFileAsAnEditorOfWindowsWritesIt(@TempDir Path folder) throws IOException {
    // Given
    Path file =
        Files.writeString(
            folder.resolve("tokens"),
            "\uFEFFviewer:" + "v".repeat(32) + " \r\n\r\nadmin:ada:" + "a".repeat(32) + "\t\r\n");

    // When
    AccessTokens tokens = AccessTokens.read(file, "serve.tokens.file");

    // Then
    assertThat(tokens.callerOf("v".repeat(32)).orElseThrow().role()).isEqualTo(Role.VIEWER);
    assertThat(tokens.callerOf("a".repeat(32)).orElseThrow().name()).isEqualTo("token:ada");
  }

  @Test
  void shouldNotPrintTokens() {
    assertThat(AccessTokens.parse("viewer:" + VIEWER, "file")).hasToString("AccessTokens[1]");
  }
}
