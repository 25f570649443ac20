package dev.sightline.streams;

import dev.sightline.events.FaceEmbedding;
import dev.sightline.events.FrameEmbeddings;
import dev.sightline.events.FrameRef;
import dev.sightline.events.Match;
import dev.sightline.events.MatchMapping;
import dev.sightline.matching.MatchDecision;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.ObservedFace;
import dev.sightline.presence.ObservedFrame;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A frame with the decision on each face alone.
 *
 * @param decisions one decision per face, in order
 */
record MatchedFrame(FrameEmbeddings frame, List<MatchDecision> decisions) {

  MatchedFrame {
    decisions = List.copyOf(decisions);
  }

  List<Match> events() {
    return MatchMapping.of(frame, decisions);
  }

  /** Returns the frame in the form that presence processes. */
  ObservedFrame observed() {
    FrameRef ref = frame.frame();
    return new ObservedFrame(
        new FrameId(ref.topic(), ref.partition(), ref.offset()),
        ref.capturedAt(),
        IntStream.range(0, decisions.size()).mapToObj(this::observed).toList());
  }

  private ObservedFace observed(int index) {
    FaceEmbedding face = frame.faces().get(index);
    return new ObservedFace(
        index,
        face.face().box(),
        face.quality(),
        face.embedding(),
        decisions.get(index),
        face.chip());
  }
}
