package dev.sightline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what the program must write, under {@code src/test/resources}. Run the tests with
 * {@code -Dtest.jvm.options=-Dgolden.update=true} to write them again, and read the difference.
 */
public final class Golden {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private Golden() {}

  public static byte[] read(String file) {
    try (InputStream bytes = Golden.class.getResourceAsStream("/" + file)) {
      assertThat(bytes).as("golden file %s", file).isNotNull();
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("cannot read golden file " + file, e);
    }
  }

  public static void verify(String file, byte[] actual) {
    if (!updated(file, actual)) {
      assertThat(actual).as("golden file %s", file).isEqualTo(read(file));
    }
  }

  public static void verify(String file, String actual) {
    if (!updated(file, actual.getBytes(StandardCharsets.UTF_8))) {
      assertThat(actual)
          .as("golden file %s", file)
          .isEqualTo(new String(read(file), StandardCharsets.UTF_8));
    }
  }

  private static boolean updated(String file, byte[] actual) {
    if (!Boolean.getBoolean("golden.update")) {
      return false;
    }
    try {
      Files.createDirectories(RESOURCES.resolve(file).getParent());
      Files.write(RESOURCES.resolve(file), actual);
      return true;
    } catch (IOException e) {
      throw new AssertionError("cannot write golden file " + file, e);
    }
  }
}
