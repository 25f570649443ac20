package dev.sightline.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of Kafka's {@code listeners}.
 *
 * @param name the listener's name, e.g. {@code PLAINTEXT}
 * @param host the host, empty for all addresses of the machine
 */
record Listener(String name, String host, int port) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\w+)://\\[?(.*?)\\]?:(\\d+)\\s*");

  /**
   * Parses {@code NAME://HOST:PORT}.
   *
   * @throws BrokerStartException if the text has another form
   */
  static Listener parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new BrokerStartException(
          "a listener must be NAME://HOST:PORT, was '" + text + "' (listeners)");
    }
    return new Listener(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)));
  }

  /**
   * Binds the address for a moment, because Kafka reports a taken port only after it has started
   * half of its threads.
   *
   * @throws BrokerStartException if the port is taken, or if the host is not one of this machine
   */
  void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new BrokerStartException(
          String.format(
              Locale.ROOT,
              "port %d of the listener %s cannot be opened on %s (%s); stop the program that uses"
                  + " it or choose another port",
              port,
              name,
              host.isEmpty() ? "any address" : host,
              e.getMessage()),
          e);
    }
  }
}
