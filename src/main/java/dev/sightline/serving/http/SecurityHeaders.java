package dev.sightline.serving.http;

import io.javalin.http.Context;

/**
 * The security headers of every response: run only our own scripts, show only our own pictures,
 * allow no framing, cache nothing.
 */
final class SecurityHeaders {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  private SecurityHeaders() {}

  static void set(Context request, boolean tls) {
    request
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    if (tls) {
      request.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
