package dev.sightline.frames;

import org.opencv.core.Core;

/** The native OpenCV library of this process. */
public final class OpenCv {

  private OpenCv() {}

  /**
   * Loads the library on the first call; later calls do nothing. OpenCV's own threads are off,
   * because Sightline runs one worker per stream thread.
   */
  public static void load() {
    Library.touch();
  }

  /**
   * Loads the library on first use.
   *
   * @return its version, e.g. {@code 4.9.0}
   */
  public static String version() {
    load();
    return Core.getVersionString();
  }

  /** A holder class: the class loader runs its initializer once, in the thread that comes first. */
  private static final class Library {
    static {
      try {
        // A container image has the library unpacked in the library path.
        System.loadLibrary(Core.NATIVE_LIBRARY_NAME);
      } catch (UnsatisfiedLinkError inItsJarOnly) {
        nu.pattern.OpenCV.loadLocally();
      }
      Core.setNumThreads(1);
    }

    private Library() {}

    static void touch() {
      // Initializing the class loads the library.
    }
  }
}
