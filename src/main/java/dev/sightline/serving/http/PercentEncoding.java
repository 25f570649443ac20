package dev.sightline.serving.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The percent-encoding of paths and queries (RFC 3986, section 2.1), of UTF-8 only. */
final class PercentEncoding {
  private static final Pattern OCTETS = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private PercentEncoding() {}

  /** Returns whether each % begins an octet and neighbouring octets are UTF-8. */
  static boolean isValid(String text) {
    Matcher octets = OCTETS.matcher(text);
    while (octets.find()) {
      if (!isUtf8(octets.group())) {
        return false;
      }
    }
    return octets.replaceAll("").indexOf('%') < 0;
  }

  private static boolean isUtf8(String octets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 1; i < octets.length(); i += 3) {
      bytes.write(Integer.parseInt(octets, i, i + 2, 16));
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
