package dev.sightline.frames.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
  private static final String PICTURE = "\u00FF\u00D8one\r\n--no\ntwo\u00FF\u00D9";

  private static List<String> parts(String body) throws IOException {
    Parts parts = new Parts(new ByteArrayInputStream(bytes(body)));
    List<String> read = new ArrayList<>();
    for (Optional<byte[]> next = parts.next(); next.isPresent(); next = parts.next()) {
      read.add(new String(next.get(), StandardCharsets.ISO_8859_1));
    }
    return read;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n",
        "--frame\r\ncontent-type: image/jpg\r\nX-Timestamp: 0.0\r\ncontent-length:%d\r\n\r\n",
        "--frame\nContent-Length: %d\n\n",
        "----frame\r\nContent-Length: %d\r\n\r\n",
        "--frame\r\nContent-Type: image/jpeg\r\n\r\n"
      })
  void shouldReadThePartsOfManyCameras(String header) throws IOException {
    String part = header.replace("%d", Integer.toString(PICTURE.length())) + PICTURE + "\r\n";

    assertThat(parts(part + part + part + "--frame--\r\n").subList(0, 2))
        .containsExactly(PICTURE, PICTURE);
  }

  @Test
  void shouldSkipEmptyPartsAndWhatIsBetweenParts() throws IOException {
    assertThat(
            parts(
                "preamble\r\n--x\r\nContent-Length: 0\r\n\r\n\r\n"
                    + "--x\r\nContent-Length: 3\r\n\r\noneJUNK\r\nJUNK\r\n"
                    + "--x\r\nContent-Length: 3\r\n\r\ntwo\r\n--x--\r\nafter"))
        .containsExactly("one", "two");
  }

  @Test
  void shouldDropAPartThatIsCutOff() throws IOException {
    assertThat(parts("--x\r\nContent-Length: 30\r\n\r\ntwo")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999", "999999999", "many"})
  void shouldRefuseALengthThatCannotBe(String length) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> parts("--x\r\nContent-Length: " + length + "\r\n\r\nx"));
  }
}
