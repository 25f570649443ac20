package dev.sightline.serving.oidc;

import dev.sightline.serving.http.Caller;
import dev.sightline.serving.http.Role;

/** What an issuer's people are called here. */
final class Callers {
  private Callers() {}

  /** By the issuer's subject: it never changes, and is never given to somebody else. */
  static Caller caller(String subject, Role role) {
    return new Caller("oidc:" + subject, role);
  }
}
