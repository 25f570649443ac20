package dev.sightline.streams.linking;

import java.time.Duration;
import java.util.Objects;

/**
 * The rules for which cameras' strangers may be one person.
 *
 * @param scope {@code strangers.scope}: the cameras before which a stranger has one id
 * @param sites {@code strangers.sites}: the site of each camera, for the scope <em>site</em>
 * @param travel {@code topology.travel}: the least time from one camera to another
 * @param grace {@code strangers.grace.ms}: how much later than a newer visit a visit may end up in
 *     the topic; delays every common id; not negative
 */
public record LinkConfig(Scope scope, Sites sites, TravelTimes travel, Duration grace) {

  /** The cameras before which a stranger has one id. */
  public enum Scope {
    /** Each camera alone: there are no common ids. */
    CAMERA,
    /** The cameras of one site. */
    SITE,
    /** All cameras. */
    ALL
  }

  public LinkConfig {
    Objects.requireNonNull(scope, "strangers.scope");
    Objects.requireNonNull(sites, "strangers.sites");
    Objects.requireNonNull(travel, "topology.travel");
    if (grace.isNegative()) {
      throw new IllegalArgumentException(
          "strangers.grace.ms must be at least 0, was " + grace.toMillis());
    }
    if (scope == Scope.SITE && sites.isEmpty()) {
      throw new IllegalArgumentException(
          "strangers.scope=site needs the site of each camera in strangers.sites, which is empty");
    }
  }

  /** Returns the default: all cameras, a minute of grace. */
  public static LinkConfig defaults() {
    return new LinkConfig(Scope.ALL, Sites.none(), TravelTimes.none(), Duration.ofMinutes(1));
  }

  /** Returns whether there are common ids. */
  public boolean isOn() {
    return scope != Scope.CAMERA;
  }

  /** Returns whether one person may be seen by both cameras. */
  boolean mayShare(String camera, String other) {
    return scope != Scope.SITE || camera.equals(other) || sites.areOne(camera, other);
  }
}
