package dev.sightline.explain;

import dev.sightline.detection.Box;
import dev.sightline.detection.FaceQuality;
import dev.sightline.events.IdentityEvent.FramePlace;
import dev.sightline.events.Match;
import dev.sightline.gallery.Candidate;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.MatchEvidence;
import dev.sightline.matching.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of an explanation, line by line. */
public final class ExplanationText {

  private ExplanationText() {}

  /** Returns the lines about the event itself. */
  public static List<String> event(String id, ReportedFace face) {
    FramePlace frame = face.frame();
    List<String> lines = new ArrayList<>();
    line(lines, "event", "%s", id);
    line(lines, "says", "%s", face.says());
    line(
        lines,
        "frame",
        "%s-%d-%d of camera %s",
        frame.topic(),
        frame.partition(),
        frame.offset(),
        face.camera());
    line(lines, "reported", "%s", decision(face));
    return lines;
  }

  private static String decision(ReportedFace face) {
    ReportedFace.Decision decision = face.decision();
    Match.Evidence evidence = decision.evidence();
    String who = decision.person() == null ? "nobody" : decision.person();
    String cosine =
        decision.cosineSimilarity() == null
            ? ""
            : format(", cosine %.6f", decision.cosineSimilarity());
    return format(
        "%s%s, threshold %.6f, gallery revision %d, %s",
        who, cosine, evidence.threshold(), evidence.galleryRevision(), evidence.model());
  }

  /** Returns the lines about the repeated recognition. */
  public static List<String> review(FaceReview review) {
    MatchEvidence evidence = review.decision().evidence();
    FaceQuality quality = review.face().quality();
    Box box = review.face().face().box();
    List<String> lines = new ArrayList<>();
    line(
        lines,
        "face",
        "%d of %d, %.0f x %.0f px at %.0f, %.0f",
        review.index() + 1,
        review.faces(),
        box.width(),
        box.height(),
        box.x(),
        box.y());
    line(
        lines,
        "quality",
        "size %.0f px, detector score %.2f, sharpness %.0f, brightness %.0f, roll %.0f°, yaw %.0f°",
        quality.sizePx(),
        quality.detectorScore(),
        quality.sharpness(),
        quality.brightness(),
        quality.rollDegrees(),
        quality.yawDegrees());
    if (quality.mesh() != null) {
      line(
          lines,
          "mesh",
          "pitch %.0f°, eyes open %.2f, mouth open %.2f",
          quality.mesh().pitchDegrees(),
          quality.mesh().eyeOpenness(),
          quality.mesh().mouthOpenness());
    }
    line(lines, "threshold", "%s", threshold(evidence));
    evidence.candidates().forEach(candidate -> line(lines, "candidate", "%s", of(candidate)));
    line(lines, "now", "%s", why(review.decision()));
    return lines;
  }

  private static String threshold(MatchEvidence evidence) {
    Threshold threshold = evidence.threshold();
    String target =
        threshold.fpirTarget().isPresent()
            ? "for an FPIR of "
                + threshold.fpirTarget().getAsDouble()
                + " among "
                + threshold.templates()
                + " templates"
            : "fixed";
    return format(
        "cosine %.6f, %s; %.3f ahead of the next person",
        threshold.cosineSimilarity(), target, evidence.margin());
  }

  private static String of(Candidate candidate) {
    return format(
        "%s, cosine %.6f, by template %s",
        candidate.person(), candidate.cosineSimilarity(), candidate.template().sample());
  }

  private static String why(MatchDecision decision) {
    return decision.fold(
        identified -> identified.person().toString(),
        unknown -> "nobody: " + unknown.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static void line(List<String> lines, String name, String format, Object... values) {
    lines.add(format("%-10s %s", name, format(format, values)));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
