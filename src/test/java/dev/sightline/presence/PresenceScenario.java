package dev.sightline.presence;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.TemplateId;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.MatchEvidence;
import dev.sightline.matching.Threshold;
import dev.sightline.matching.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.LongFunction;

/** Frames of people who walk past a camera, ten a second, as presence would see them. */
final class PresenceScenario {
  /** Three faces for a name, five seconds to a departure, two to a report as unknown. */
  static final PresenceConfig CONFIG =
      new PresenceConfig(
          3,
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMinutes(1),
          Duration.ofDays(1));

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Likeness ALIKE = Likeness.around(0.9f);
  private static final ModelId MODEL = new ModelId("test-model");
  private static final int DIMENSION = 32;
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final List<Actor> actors = new ArrayList<>();
  private final Random random;

  PresenceScenario(long seed) {
    this.random = new Random(seed);
  }

  /** A person with a face of their own who walks from left to right at this height. */
  Actor walker(float y, LongFunction<MatchDecision> decisionAtMillis) {
    return add(new Actor(face(), y, 100, 60, decisionAtMillis));
  }

  Actor add(Actor actor) {
    actors.add(actor);
    return actor;
  }

  float[] face() {
    float[] face = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      face[i] = (float) random.nextGaussian();
    }
    return face;
  }

  /** The frames from the start up to this time. */
  List<ObservedFrame> frames(Duration length) {
    List<ObservedFrame> frames = new ArrayList<>();
    for (long millis = 0; millis < length.toMillis(); millis += PERIOD.toMillis()) {
      List<ObservedFace> faces = new ArrayList<>();
      for (Actor actor : actors) {
        if (actor.isVisibleAt(millis)) {
          faces.add(actor.faceAt(millis, faces.size(), random));
        }
      }
      frames.add(frame(frames.size(), millis, faces));
    }
    return frames;
  }

  static ObservedFrame frame(long offset, long millis, List<ObservedFace> faces) {
    return new ObservedFrame(new FrameId("frames", 0, offset), START.plusMillis(millis), faces);
  }

  static MatchDecision named(String person) {
    Candidate candidate = new Candidate(new TemplateId("c", person, "1"), 0.96f, 1);
    return new MatchDecision.Identified(candidate, evidence(List.of(candidate)));
  }

  static MatchDecision unknown(UnknownReason reason) {
    return new MatchDecision.Unknown(reason, evidence(List.of()));
  }

  static PersonId person(String name) {
    return new PersonId("c", name);
  }

  private static MatchEvidence evidence(List<Candidate> candidates) {
    return new MatchEvidence(
        candidates, new Threshold(0.94f, OptionalDouble.of(0.003), 10), 0.01, 7);
  }

  /** A step's events in short, e.g. {@code 2.5 person.entered ann}. */
  static String inShort(PresenceChange event) {
    double seconds = Duration.between(START, event.occurredAt()).toMillis() / 1000.0;
    String name = event.identity().person().map(PersonId::person).orElse("?");
    Optional<String> previous = event.identity().previous().map(PersonId::person);
    return event.type() == IdentityEventType.IDENTITY_REVISED
        ? String.format(
            Locale.ROOT, "%s %s %s to %s", seconds, event.type().code(), previous.orElse("?"), name)
        : seconds + " " + event.type().code() + " " + name;
  }

  /** Who walks, looks like and is taken for what. */
  static final class Actor {
    private final float[] face;
    private final float y;
    private final float startX;
    private final float pixelsPerSecond;
    private final LongFunction<MatchDecision> decisionAtMillis;
    private final List<long[]> absences = new ArrayList<>();
    private long blurredUntilMillis;

    Actor(
        float[] face,
        float y,
        float startX,
        float pixelsPerSecond,
        LongFunction<MatchDecision> decisionAtMillis) {
      this.face = face;
      this.y = y;
      this.startX = startX;
      this.pixelsPerSecond = pixelsPerSecond;
      this.decisionAtMillis = decisionAtMillis;
    }

    /** Not to be seen from here on up to there. */
    Actor absent(long fromMillis, long toMillis) {
      absences.add(new long[] {fromMillis, toMillis});
      return this;
    }

    /** Blurred up to this time, and taken for what is given from then on. */
    Actor blurredUntil(long millis, LongFunction<MatchDecision> afterwards) {
      Actor actor =
          new Actor(
              face,
              y,
              startX,
              pixelsPerSecond,
              at -> (at < millis ? decisionAtMillis : afterwards).apply(at));
      actor.blurredUntilMillis = millis;
      return actor;
    }

    boolean isVisibleAt(long millis) {
      return absences.stream().noneMatch(gap -> millis >= gap[0] && millis < gap[1]);
    }

    ObservedFace faceAt(long millis, int index, Random random) {
      float x = startX + pixelsPerSecond * millis / 1000;
      float jitter = (float) random.nextGaussian();
      return new ObservedFace(
          index,
          new Box(x + jitter, y - jitter, 80, 80),
          new FaceQuality(
              80 - Math.abs(jitter),
              0.9f,
              millis < blurredUntilMillis ? 5 : 100,
              128,
              0,
              10 * jitter),
          noisy(random),
          decisionAtMillis.apply(millis));
    }

    /** Some 0.96 from face to face of one person; about 0 from person to person. */
    private Embedding noisy(Random random) {
      float[] values = new float[face.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = face[i] + 0.2f * (float) random.nextGaussian();
      }
      return Embedding.normalized(MODEL, values);
    }
  }
}
