package dev.sightline.cameras;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be shown of a source's address. In a URL, the user and password before the host are
 * hidden, and so is each parameter's value that could be a secret: cameras take passwords in their
 * query, or in their path.
 */
public final class SourceAddress {
  /** What stands in place of something hidden. */
  public static final String HIDDEN = "***";

  private static final Pattern URL = Pattern.compile("(?s)(?i)([a-z][a-z0-9+.-]*://)(.*)");
  private static final Pattern PARAMETER =
      Pattern.compile("(?<=[?&;/])(?<name>[^=?&;/]*)=(?<value>[^?&;/]+)");
  private static final Pattern QUERY_WITHOUT_NAMES = Pattern.compile("\\?[^=]+$");

  /** Channel and stream numbers, without which many addresses of one recorder look the same. */
  private static final Pattern HARMLESS = Pattern.compile("\\d{1,3}");

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(pass|pwd|pw|psw|user|usr|login|auth|token|key|secret|pin|code).*");

  private SourceAddress() {}

  /** Returns the address without credentials; the address itself if it has none. */
  static String shown(String address) {
    Matcher url = URL.matcher(address);
    return url.matches() ? url.group(1) + withoutSecrets(url.group(2)) : address;
  }

  private static String withoutSecrets(String rest) {
    int query = rest.indexOf('?');
    int at = rest.lastIndexOf('@', query < 0 ? rest.length() : query);
    String shown = at < 0 ? rest : HIDDEN + rest.substring(at);
    return QUERY_WITHOUT_NAMES
        .matcher(PARAMETER.matcher(shown).replaceAll(SourceAddress::withoutSecret))
        .replaceAll("?" + HIDDEN);
  }

  private static String withoutSecret(MatchResult parameter) {
    String name = parameter.group(1);
    String value = parameter.group(2);
    boolean isHarmless = HARMLESS.matcher(value).matches() && !SECRET_NAME.matcher(name).matches();
    return Matcher.quoteReplacement(name + "=" + (isHarmless ? value : HIDDEN));
  }

  /** Returns whether an address has something hidden, so that it leads nowhere. */
  static boolean hasHidden(String address) {
    return address.contains(HIDDEN);
  }

  /** Returns whether an address is a URL, as opposed to a file or a webcam. */
  public static boolean isUrl(String address) {
    return URL.matcher(address).matches();
  }
}
