package dev.sightline.serving.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/** A bound on the connections of each address; further connections are closed. Thread-safe. */
final class ConnectionBound implements Connection.Listener {
  private final AddressCounts counts;
  private final Set<Connection> counted = ConcurrentHashMap.newKeySet();

  /**
   * @param max the maximum number of connections of an address
   */
  ConnectionBound(int max) {
    this.counts = new AddressCounts(max);
  }

  @Override
  public void onOpened(Connection connection) {
    // A TLS connection contains a plain one, which is counted.
    if (connection instanceof SslConnection) {
      return;
    }
    if (counts.tryAcquire(address(connection.getEndPoint().getRemoteSocketAddress()))) {
      counted.add(connection);
    } else {
      connection.getEndPoint().close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (counted.remove(connection)) {
      counts.release(address(connection.getEndPoint().getRemoteSocketAddress()));
    }
  }

  /** Returns an address without its port. */
  static String address(SocketAddress remote) {
    return remote instanceof InetSocketAddress internet
        ? internet.getHostString()
        : String.valueOf(remote);
  }
}
