package dev.sightline.serving.oidc;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/**
 * The page with an issuer, for a browser's test, until standard input ends. Page and issuer are two
 * sites for a browser: {@code localhost} and {@code 127.0.0.1}.
 */
@SuppressWarnings("try") // a process that only has to run
final class SignInPage {
  private SignInPage() {}

  public static void main(String[] args) throws IOException {
    int port = ProtectedServer.freePort();
    URI page = URI.create("http://localhost:" + port + "/");
    try (FakeIssuer issuer = new FakeIssuer();
        ProtectedServer server =
            new ProtectedServer(
                ProtectedServer.config(issuer, page), port, InstantSource.system())) {
      System.out.println(page);
      while (System.in.read() >= 0) {
        // Until the process that started this ends.
      }
    }
  }
}
