package dev.sightline.cli.doctor;

import dev.sightline.config.SightlineConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports that {@code serve} and the health checks listen on. */
final class Ports {

  private Ports() {}

  /** Binds each configured port once. A running process of Sightline holds them, too. */
  static Finding examine(SightlineConfig config) {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    addresses.put(
        "serve.port", new InetSocketAddress(config.serve().host(), config.serve().port()));
    addresses.put(
        "health.port", new InetSocketAddress(config.health().host(), config.health().port()));
    return examine(addresses);
  }

  static Finding examine(Map<String, InetSocketAddress> addresses) {
    List<String> free = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    addresses.forEach(
        (setting, address) ->
            (isFree(address) ? free : taken).add(address.getPort() + " (" + setting + ")"));
    return taken.isEmpty()
        ? Finding.ok("ports", String.join(" and ", free) + " are free")
        : Finding.okIf(
            false,
            "ports",
            String.join(" and ", taken)
                + " cannot be used: another process has them; end it or set another port");
  }

  private static boolean isFree(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
