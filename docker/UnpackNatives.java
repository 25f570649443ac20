import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Moves this platform's large native libraries out of their jars into one folder and drops those of
 * other platforms, so that a container starts without unpacking anything and its image is smaller.
 * The launcher tells the Java machine of a folder {@code natives} beside itself.
 *
 * <pre>java UnpackNatives.java LIB_DIRECTORY NATIVES_DIRECTORY</pre>
 */
final class UnpackNatives {
  /** A jar's name, and where its native libraries lie in it. Small ones stay in their jars. */
  private static final Map<Pattern, Pattern> LIBRARIES =
      Map.of(
          Pattern.compile("opencv-\\d.*"),
          Pattern.compile("/nu/pattern/opencv/(linux|osx|windows)/.+"),
          Pattern.compile("rocksdbjni-.*"),
          Pattern.compile("/librocksdbjni-.+"),
          Pattern.compile("onnxruntime-.*"),
          Pattern.compile("/ai/onnxruntime/native/.+"),
          Pattern.compile("(ffmpeg|javacpp|nd4j-native|openblas)-.*-linux-.*"),
          Pattern.compile("/org/.+/linux-[^/]+/lib[^/]+"));

  private static final Map<String, Pattern> PLATFORMS =
      Map.of(
          "amd64",
          Pattern.compile(
              "(.*/linux(/x86_64|-x86_64[^/]*|-x64)/lib[^/]+|/lib[^/]+-linux64)\\.so[.\\d]*"),
          "aarch64",
          Pattern.compile(
              "(.*/linux(/ARMv8|-arm64[^/]*|-aarch64)/lib[^/]+|/lib[^/]+-linux-aarch64)\\.so[.\\d]*"));

  private final Pattern platform;
  private final Path natives;

  private UnpackNatives(Pattern platform, Path natives) {
    this.platform = platform;
    this.natives = natives;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "usage: java UnpackNatives.java LIB_DIRECTORY NATIVES_DIRECTORY");
    }
    String architecture = System.getProperty("os.arch");
    Pattern platform = PLATFORMS.get(architecture);
    if (platform == null) {
      throw new IllegalArgumentException(
          "os.arch must be one of " + PLATFORMS.keySet() + ", was " + architecture);
    }
    new UnpackNatives(platform, Files.createDirectories(Path.of(arguments[1])))
        .unpackAll(Path.of(arguments[0]));
  }

  private void unpackAll(Path lib) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(lib)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : jars) {
      for (Map.Entry<Pattern, Pattern> library : LIBRARIES.entrySet()) {
        if (library.getKey().matcher(jar.getFileName().toString()).matches()) {
          unpack(jar, library.getValue());
        }
      }
    }
    // The same library, under the name that one of its users asks for.
    Path openBlas = Path.of("libopenblas.so.0");
    if (Files.exists(natives.resolve(openBlas))) {
      Files.createSymbolicLink(natives.resolve("libopenblas_nolapack.so.0"), openBlas);
    }
  }

  private void unpack(Path jar, Pattern location) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : entries.filter(Files::isRegularFile).toList()) {
        if (platform.matcher(entry.toString()).matches()) {
          Path library = natives.resolve(entry.getFileName().toString());
          Files.copy(entry, library, StandardCopyOption.REPLACE_EXISTING);
        }
        if (location.matcher(entry.toString()).matches()) {
          Files.delete(entry);
        }
      }
    }
  }
}
