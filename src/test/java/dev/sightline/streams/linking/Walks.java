package dev.sightline.streams.linking;

import dev.sightline.embedding.Embedding;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.SightingRecord;
import dev.sightline.gallery.PersonId;
import dev.sightline.presence.PerModel;
import dev.sightline.presence.StrangerConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Visits of persons whose views lie at angles on a circle: alike within 20 degrees, very alike
 * within 10, one view in 5. Times are seconds after noon.
 */
final class Walks {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final PerModel<StrangerConfig> THRESHOLDS =
      PerModel.same(new StrangerConfig(cosine(20), cosine(10), cosine(5), 12));

  private Walks() {}

  private static float cosine(double degrees) {
    return (float) Math.cos(Math.toRadians(degrees));
  }

  /** A visit of a minute by someone whom the camera does not know yet. */
  static SightingRecord visit(String camera, int second, int degrees) {
    return visit(camera, second, degrees, Optional.empty());
  }

  /** A visit of a stranger whom the camera knows. */
  static SightingRecord visit(String camera, int second, int degrees, String stranger) {
    return visit(camera, second, degrees, Optional.of(stranger));
  }

  private static SightingRecord visit(
      String camera, int second, int degrees, Optional<String> stranger) {
    SightingRecord usual = EventFixtures.sighting();
    Instant from = NOON.plusSeconds(second);
    String track = camera + "-" + from.toEpochMilli() + "-" + degrees;
    double radians = Math.toRadians(degrees);
    return new SightingRecord(
        new SightingRecord.Visit(camera, track + ":unknown.entered"),
        new SightingRecord.Span(from, from.plusSeconds(60)),
        track + ":unknown.left",
        new SightingRecord.Subject(track, Optional.empty(), stranger, 9),
        List.of(
            Embedding.normalized(
                EventFixtures.MODEL,
                new float[] {(float) Math.cos(radians), (float) Math.sin(radians)})),
        usual.best());
  }

  /** The same visit as it is once the person has a name. */
  static SightingRecord named(SightingRecord visit) {
    return visit.revised(Optional.of(new PersonId("guests", "Ada")), "revision");
  }

  /** The id that the camera's stranger has, or would have. */
  static String stranger(SightingRecord visit) {
    return visit.stranger().orElseThrow();
  }
}
