package dev.sightline.streams;

import dev.sightline.events.Match;
import dev.sightline.events.Outcome;
import dev.sightline.events.codec.RecordCodec;
import dev.sightline.events.codec.RecordCodecs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What four cameras see: takes of 50 frames, in which a person comes and goes twice. Between takes
 * nobody is in view, so a pause between them changes no event.
 */
final class ChaosFilm {
  static final int FRAMES_PER_TAKE = 200;
  private static final List<String> CAMERAS = List.of("door", "yard", "gate", "hall");
  private static final int FRAME_MILLIS = 500;
  private static final int VISIT = 25;
  private static final int IN_VIEW = 10;

  private final Instant start;

  /**
   * @param start the capture time of the first frames
   */
  ChaosFilm(Instant start) {
    this.start = Instant.ofEpochMilli(start.toEpochMilli());
  }

  /** A frame as a camera sends it. */
  record Shot(String camera, String text, Instant capturedAt) {}

  List<Shot> take(int number) {
    List<Shot> shots = new ArrayList<>();
    int frames = FRAMES_PER_TAKE / CAMERAS.size();
    for (int i = 0; i < frames; i++) {
      Instant capturedAt = start.plusMillis((long) FRAME_MILLIS * (number * frames + i));
      String text = i % VISIT < IN_VIEW ? "10" : " ";
      CAMERAS.forEach(camera -> shots.add(new Shot(camera, text, capturedAt)));
    }
    return shots;
  }

  /** Returns the face that a decision is about, on every broker the same. */
  static String face(byte[] json) {
    Match match = read(RecordCodecs.matches(), json);
    return match.camera() + " at " + match.capturedAt() + ", " + match.face().index();
  }

  static String event(byte[] json) {
    return read(RecordCodecs.presence(), json).id();
  }

  private static <T> T read(RecordCodec<T> codec, byte[] json) {
    return ((Outcome.Done<T>) codec.read(json)).value();
  }
}
