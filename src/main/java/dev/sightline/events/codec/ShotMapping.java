package dev.sightline.events.codec;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.wire.PresenceWire;
import dev.sightline.gallery.Candidate;
import dev.sightline.gallery.TemplateId;
import dev.sightline.matching.MatchDecision;
import dev.sightline.matching.MatchEvidence;
import dev.sightline.matching.Threshold;
import dev.sightline.matching.UnknownReason;
import dev.sightline.presence.FrameId;
import dev.sightline.presence.ObservedFace;
import java.util.OptionalDouble;

/** Faces with the decision about each, in the match stage's state. */
final class ShotMapping {

  private ShotMapping() {}

  static PresenceWire.FramePlace toWire(FrameId frame) {
    return PresenceWire.FramePlace.newBuilder()
        .setTopic(frame.topic())
        .setPartition(frame.partition())
        .setOffset(frame.offset())
        .build();
  }

  static FrameId fromWire(PresenceWire.FramePlace place) {
    return new FrameId(place.getTopic(), place.getPartition(), place.getOffset());
  }

  static PresenceWire.ObservedFace toWire(ObservedFace face) {
    PresenceWire.ObservedFace.Builder message =
        PresenceWire.ObservedFace.newBuilder()
            .setIndex(face.index())
            .setBox(FaceMapping.toWire(face.box()))
            .setQuality(FaceMapping.toWire(face.quality()))
            .setModel(face.embedding().model().value())
            .addAllVector(VectorMapping.toWire(face.embedding()))
            .setEvidence(toWire(face.decision().evidence()));
    face.chip().map(FaceMapping::toWire).ifPresent(message::setChipJpeg);
    return face.decision()
        .fold(
            identified -> message.setIdentified(toWire(identified.match())),
            unknown -> message.setUnknownReason(unknown.reason().name()))
        .build();
  }

  static ObservedFace fromWire(PresenceWire.ObservedFace face) {
    return new ObservedFace(
        face.getIndex(),
        FaceMapping.fromWire(face.getBox()),
        FaceMapping.fromWire(face.getQuality()),
        VectorMapping.fromWire(new ModelId(face.getModel()), face.getVectorList()),
        decision(face),
        FaceMapping.chip(face.getChipJpeg()));
  }

  private static MatchDecision decision(PresenceWire.ObservedFace face) {
    MatchEvidence evidence = fromWire(face.getEvidence());
    return face.hasIdentified()
        ? new MatchDecision.Identified(fromWire(face.getIdentified()), evidence)
        : new MatchDecision.Unknown(UnknownReason.valueOf(face.getUnknownReason()), evidence);
  }

  private static PresenceWire.Evidence toWire(MatchEvidence evidence) {
    Threshold threshold = evidence.threshold();
    PresenceWire.Evidence.Builder message =
        PresenceWire.Evidence.newBuilder()
            .addAllCandidates(evidence.candidates().stream().map(ShotMapping::toWire).toList())
            .setThreshold(threshold.cosineSimilarity())
            .setTemplates(threshold.templates())
            .setMargin(evidence.margin())
            .setGalleryRevision(evidence.galleryRevision());
    threshold.fpirTarget().ifPresent(message::setFpirTarget);
    return message.build();
  }

  private static MatchEvidence fromWire(PresenceWire.Evidence evidence) {
    OptionalDouble fpirTarget =
        evidence.hasFpirTarget()
            ? OptionalDouble.of(evidence.getFpirTarget())
            : OptionalDouble.empty();
    return new MatchEvidence(
        evidence.getCandidatesList().stream().map(ShotMapping::fromWire).toList(),
        new Threshold(evidence.getThreshold(), fpirTarget, evidence.getTemplates()),
        evidence.getMargin(),
        evidence.getGalleryRevision());
  }

  private static PresenceWire.Candidate toWire(Candidate candidate) {
    return PresenceWire.Candidate.newBuilder()
        .setTemplate(candidate.template().toString())
        .setCosineSimilarity(candidate.cosineSimilarity())
        .setTemplates(candidate.templates())
        .build();
  }

  private static Candidate fromWire(PresenceWire.Candidate candidate) {
    return new Candidate(
        TemplateId.parse(candidate.getTemplate()),
        candidate.getCosineSimilarity(),
        Math.max(1, candidate.getTemplates()));
  }
}
