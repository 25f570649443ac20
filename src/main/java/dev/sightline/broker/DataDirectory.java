package dev.sightline.broker;

import dev.sightline.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker's data directory: readable by its owner only, and locked, because a second broker on the
 * same data would corrupt it. The operating system releases the lock when the process ends.
 */
final class DataDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final String LOCK_FILE = "sightline.lock";
  private static final String META_FILE = "meta.properties";

  /**
   * The directories of this process. They are refused without opening their lock file, because
   * opening and closing it again would release the lock.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the directory if it is missing, and locks it.
   *
   * @throws BrokerStartException if another broker uses it, or if it cannot be written
   */
  static DataDirectory open(Path path) {
    try {
      return openReal(PrivateFiles.createDirectories(path).toRealPath());
    } catch (IOException e) {
      throw new BrokerStartException("cannot write the data directory " + path + ": " + e, e);
    }
  }

  private static DataDirectory openReal(Path path) throws IOException {
    if (!OPEN.add(path)) {
      throw inUse(path, pid());
    }
    try {
      DataDirectory directory = new DataDirectory(path, lock(path.resolve(LOCK_FILE)));
      directory.restrictToOwner();
      return directory;
    } catch (IOException | RuntimeException e) {
      OPEN.remove(path);
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(file.getParent(), Files.readString(file));
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(pid()));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static BrokerStartException inUse(Path path, String pid) {
    return new BrokerStartException(
        "another broker (process "
            + pid
            + ") uses the data directory "
            + path
            + "; stop it or choose another directory");
  }

  /**
   * Restricts the directory to its owner, unless it contains other files: then it serves another
   * purpose too.
   */
  private void restrictToOwner() throws IOException {
    if (holdsOtherFiles()) {
      return;
    }
    try {
      PrivateFiles.restrictDirectory(path);
    } catch (IOException e) {
      LOG.warn("cannot restrict {} to its owner: {}", path, e.toString());
    }
  }

  private boolean holdsOtherFiles() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return !isFormatted() && files.anyMatch(file -> !file.endsWith(LOCK_FILE));
    }
  }

  Path path() {
    return path;
  }

  boolean isFormatted() {
    return Files.exists(path.resolve(META_FILE));
  }

  /** Releases the lock. Idempotent. */
  @Override
  public void close() {
    try {
      lock.close();
      OPEN.remove(path);
    } catch (IOException e) {
      LOG.warn("cannot release the lock of {}: {}", path, e.toString());
    }
  }
}
