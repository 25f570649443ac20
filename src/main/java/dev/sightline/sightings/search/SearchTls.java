package dev.sightline.sightings.search;

import dev.sightline.serving.http.ServeConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS between instances: they share one key store, and its certificates are trusted. */
final class SearchTls {

  private SearchTls() {}

  /**
   * Opens a key store.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static SSLContext context(ServeConfig.Tls tls) {
    char[] password = tls.password().reveal().toCharArray();
    try {
      KeyStore store = KeyStore.getInstance(tls.keystore().toFile(), password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "search.tls.keystore %s cannot be read with search.tls.keystore.password: %s",
              tls.keystore(),
              e.getMessage()),
          e);
    }
  }
}
