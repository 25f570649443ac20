package dev.sightline.streams.runner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/** The name of a runner's process: host, process and a count. */
final class ProcessName {
  private static final AtomicInteger RUNNERS = new AtomicInteger();

  private ProcessName() {}

  /** Returns a new name, e.g. {@code match-0/1/1}. */
  static String get() {
    return host() + "/" + ProcessHandle.current().pid() + "/" + RUNNERS.incrementAndGet();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
