package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/**
 * The caller of a request and their role.
 *
 * @param name the name in the audit: {@code token:…}, {@code oidc:…} or {@code local}; not secret
 * @param role the role; {@link Role#ANYONE} if they are known and have no role here
 */
public record Caller(String name, Role role) {
  /** Any user of this machine: the caller on the loopback address without tokens. */
  static final Caller LOCAL = new Caller("local", Role.ADMIN);

  private static final String ATTRIBUTE = "caller";

  public Caller {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
  }

  /** Returns the caller of a request whose route requires a role. */
  public static Caller of(Context request) {
    return Objects.requireNonNull(
        request.<Caller>attribute(ATTRIBUTE), "the route requires no role");
  }

  /** Returns the caller of a request; empty if there is no valid proof. */
  public static Optional<Caller> find(Context request) {
    return Optional.ofNullable(request.<Caller>attribute(ATTRIBUTE));
  }

  void remember(Context request) {
    request.attribute(ATTRIBUTE, this);
  }
}
