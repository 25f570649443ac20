package dev.sightline.frames.source;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a stream may lead to: the one its address names and those of {@code
 * camera.allow.hosts}. Names are compared as they are written, without looking up their addresses.
 * Immutable.
 */
final class AllowedHosts {
  /** Finds the host as FFmpeg does: a password may contain an @. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z][\\w+.-]*://(?:[^/?#]*@)?(\\[[^\\]/?#]*\\]|[^:/?#@]*)(?::\\d*)?.*");

  private final Set<String> hosts = new HashSet<>();

  /**
   * @param source the stream's address
   * @param further the further hosts
   */
  AllowedHosts(String source, List<String> further) {
    hosts.add(hostOf(source));
    further.forEach(host -> hosts.add(bare(host)));
  }

  boolean contains(String host) {
    return hosts.contains(bare(host));
  }

  /** Returns the host that an address names, without brackets; blank if it names none. */
  static String hostOf(String address) {
    Matcher parts = HOST.matcher(address);
    return parts.matches() ? bare(parts.group(1)) : "";
  }

  private static String bare(String host) {
    String lower = host.strip().toLowerCase(Locale.ROOT);
    boolean bracketed = lower.startsWith("[") && lower.endsWith("]");
    return bracketed ? lower.substring(1, lower.length() - 1) : lower;
  }

  /** Returns what is wrong with a stream that leads to a host that is not allowed. */
  static String refusal(String host) {
    return String.format(
        Locale.ROOT,
        "the stream leads to another host, %s; if it may, add the host to camera.allow.hosts",
        host);
  }
}
