package dev.sightline.serving.http;

import io.javalin.security.RouteRole;
import java.util.Locale;

/** The role of a caller; each role includes those before it. */
public enum Role implements RouteRole {
  /** May only load the page and read the server's health. */
  ANYONE,
  /** May see cameras, persons and events. */
  VIEWER,
  /** May search for faces, enrol, name and rename. */
  OPERATOR,
  /** May remove and erase persons. */
  ADMIN;

  /** Returns whether this role includes another. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** Returns the name in files and in the API, e.g. {@code operator}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
