package dev.sightline.serving.oidc;

import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.Role;

/** The names of an issuer's users. */
final class Callers {
  private Callers() {}

  /**
   * Creates a caller named by the issuer's subject, which never changes and is never given to
   * another user.
   */
  static Caller caller(String subject, Role role) {
    return new Caller("oidc:" + subject, role);
  }
}
