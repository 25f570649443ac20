package dev.sightline.serving.http;

import io.javalin.http.Context;
import java.util.Objects;

/**
 * Who asks, and what they may do.
 *
 * @param name as the audit has it: {@code token:…}, {@code oidc:…} or {@code local}; needs no
 *     secret to be told
 * @param role {@link Role#ANYONE} if they are known and have no role here
 */
public record Caller(String name, Role role) {
  /** On the loopback address without tokens: whoever is on this machine. */
  static final Caller LOCAL = new Caller("local", Role.ADMIN);

  private static final String ATTRIBUTE = "caller";

  public Caller {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
  }

  /** Whoever sent a request that a role was needed for. */
  public static Caller of(Context request) {
    return Objects.requireNonNull(request.<Caller>attribute(ATTRIBUTE), "nobody was asked for");
  }

  void remember(Context request) {
    request.attribute(ATTRIBUTE, this);
  }
}
