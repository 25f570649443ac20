package dev.sightline.frames;

import org.opencv.core.Core;

/** The native OpenCV library of this process. */
public final class OpenCv {

  private OpenCv() {}

  /**
   * Loads the library on the first call and does nothing on later ones. OpenCV's own threads are
   * off: Sightline runs one worker a stream thread.
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

  /** The class loader sees to it that this runs once, whichever thread comes first. */
  private static final class Library {
    static {
      try {
        // A container image has it unpacked in the library path.
        System.loadLibrary(Core.NATIVE_LIBRARY_NAME);
      } catch (UnsatisfiedLinkError inItsJarOnly) {
        nu.pattern.OpenCV.loadLocally();
      }
      Core.setNumThreads(1);
    }

    private Library() {}

    static void touch() {
      // Loading the class is the work.
    }
  }
}
