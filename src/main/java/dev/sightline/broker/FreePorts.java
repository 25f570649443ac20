package dev.sightline.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Two ports of the loopback address that were free when chosen. */
record FreePorts(int client, int controller) {

  static FreePorts find() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket client = new ServerSocket(0, 1, loopback);
        ServerSocket controller = new ServerSocket(0, 1, loopback)) {
      return new FreePorts(client.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new BrokerStartException("no free port on " + loopback, e);
    }
  }
}
