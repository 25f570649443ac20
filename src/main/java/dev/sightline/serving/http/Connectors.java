package dev.sightline.serving.http;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The server's connectors, plain or with TLS 1.2 and 1.3. */
final class Connectors {

  private static final int CONNECTIONS = 1024;
  private static final int CONNECTIONS_PER_ADDRESS = 256;
  private static final int IDLE_MILLIS_AT_LIMIT = 1000;

  private Connectors() {}

  static Connector of(Server server, HttpConfiguration http, ServeConfig config) {
    http.setSendServerVersion(false);
    ServerConnector connector =
        config
            .tls()
            .map(tls -> secure(server, http, tls))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.addBean(new ConnectionBound(CONNECTIONS_PER_ADDRESS));
    NetworkConnectionLimit limit = new NetworkConnectionLimit(CONNECTIONS, connector);
    limit.setEndPointIdleTimeout(IDLE_MILLIS_AT_LIMIT);
    connector.addBean(limit);
    return connector;
  }

  private static ServerConnector secure(
      Server server, HttpConfiguration http, ServeConfig.Tls tls) {
    // Probes and port forwarding use the address, which no certificate contains.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server ssl = new SslContextFactory.Server();
    ssl.setKeyStorePath(tls.keystore().toUri().toString());
    ssl.setKeyStorePassword(tls.password().reveal());
    ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    return new ServerConnector(server, new SslConnectionFactory(ssl, plain.getProtocol()), plain);
  }
}
