package dev.sightline.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The files of the container image, laid out in a folder as the Dockerfile says, by hard links from
 * what Maven packaged. The one {@code RUN} between Maven's and Debian's is run; the tree is
 * read-only in the end.
 */
final class ImageLayout implements AutoCloseable {
  private static final Dockerfile DOCKERFILE =
      Dockerfile.read(Repository.path("docker/Dockerfile"));
  private static final String UNPACK = "java docker/UnpackNatives.java target/lib target/natives";
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private final Path folder;

  private ImageLayout(Path folder) {
    this.folder = folder;
  }

  /** Lays the image out in a new folder below {@code target/}. */
  static ImageLayout create() throws IOException, InterruptedException {
    ImageLayout layout =
        new ImageLayout(Files.createTempDirectory(Repository.path("target"), "image"));
    layout.allowOthersToRead();
    layout.copyBuildStage();
    for (Dockerfile.Copy copy : DOCKERFILE.image().copies()) {
      layout.copy(copy);
    }
    layout.setWritable(false);
    return layout;
  }

  /** Where the image has this absolute path. */
  Path path(String inImage) {
    return root().resolve(inImage.substring(1));
  }

  /** Whether other users may enter every folder above it; a checkout may lie in a private one. */
  boolean isReachableByOthers() throws IOException {
    for (Path parent = folder; parent != null; parent = parent.getParent()) {
      if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private Path root() {
    return folder.resolve("root");
  }

  /** The folder {@code /sightline} of the build stage, after Maven. */
  private Path buildStage() {
    return folder.resolve("build");
  }

  private void allowOthersToRead() throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.allOf(PosixFilePermission.class);
    permissions.removeAll(
        EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
    Files.setPosixFilePermissions(folder, permissions);
  }

  private void copyBuildStage() throws IOException, InterruptedException {
    for (String made : List.of("target/lib", "target/sightline.jar", "target/models/resources")) {
      link(Repository.path(made), buildStage().resolve(made));
    }
    link(Repository.path("docker"), buildStage().resolve("docker"));
    if (DOCKERFILE.all("RUN").stream().noneMatch(run -> run.arguments().equals(UNPACK))) {
      throw new IllegalStateException("the Dockerfile does not RUN " + UNPACK);
    }
    Process unpack =
        new ProcessBuilder("sh", "-c", UNPACK).directory(buildStage().toFile()).inheritIO().start();
    if (!unpack.waitFor(2, TimeUnit.MINUTES) || unpack.exitValue() != 0) {
      throw new IllegalStateException("failed or took too long: " + UNPACK);
    }
  }

  private void copy(Dockerfile.Copy copy) throws IOException {
    for (String source : copy.sources()) {
      Path from =
          copy.stage() == null
              ? Repository.path(source)
              : buildStage().resolve(Path.of("/sightline").relativize(Path.of(source)));
      Path to = path(copy.target());
      link(from, copy.target().endsWith("/") ? to.resolve(from.getFileName()) : to);
    }
  }

  /** Links a file, or what a folder holds, as COPY copies it. */
  private static void link(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file)).normalize();
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.createLink(target, file);
        }
      }
    }
  }

  /** Only the folders: a file shares its permissions with the one that it is linked to. */
  private void setWritable(boolean writable) throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      for (Path directory : files.filter(Files::isDirectory).toList()) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        permissions.removeAll(WRITE);
        if (writable) {
          permissions.add(PosixFilePermission.OWNER_WRITE);
        }
        Files.setPosixFilePermissions(directory, permissions);
      }
    }
  }

  @Override
  public void close() throws IOException {
    setWritable(true);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
