package dev.sightline.serving.http;

import io.javalin.security.RouteRole;
import java.util.Locale;

/** What somebody may do; each role may do what those before it may. */
public enum Role implements RouteRole {
  /** Nothing but load the page and ask for the server's health. */
  ANYONE,
  /** See cameras, persons and events. */
  VIEWER,
  /** Search for faces, enrol, name and rename. */
  OPERATOR,
  /** Remove and erase persons. */
  ADMIN;

  /** Whether this role may do what another may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The name in files and in the API, e.g. {@code operator}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
