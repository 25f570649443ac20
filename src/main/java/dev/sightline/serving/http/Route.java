package dev.sightline.serving.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * A route: a method, a path, the required role and the handler.
 *
 * @param path below the API's root, with parameters in braces, e.g. {@code /persons/{collection}}
 * @param role the lowest role that may call it
 */
public record Route(HandlerType method, String path, Role role, Handler handler) {

  public Route {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(role, "role");
    requireNonNull(handler, "handler");
  }

  public static Route get(String path, Role role, Handler handler) {
    return new Route(HandlerType.GET, path, role, handler);
  }

  public static Route post(String path, Role role, Handler handler) {
    return new Route(HandlerType.POST, path, role, handler);
  }

  public static Route put(String path, Role role, Handler handler) {
    return new Route(HandlerType.PUT, path, role, handler);
  }

  public static Route patch(String path, Role role, Handler handler) {
    return new Route(HandlerType.PATCH, path, role, handler);
  }

  public static Route delete(String path, Role role, Handler handler) {
    return new Route(HandlerType.DELETE, path, role, handler);
  }
}
