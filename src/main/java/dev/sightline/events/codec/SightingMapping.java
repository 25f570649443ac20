package dev.sightline.events.codec;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.IdentityEvent;
import dev.sightline.events.SightingRecord;
import dev.sightline.events.SightingRecord.BestFace;
import dev.sightline.events.SightingRecord.Span;
import dev.sightline.events.SightingRecord.Subject;
import dev.sightline.events.SightingRecord.Visit;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.PersonId;
import java.time.Instant;
import java.util.Optional;

/** The records of {@code sightline.sightings}. */
final class SightingMapping {

  private SightingMapping() {}

  static Wire.Sighting toWire(SightingRecord sighting) {
    Subject subject = sighting.subject();
    Wire.Sighting.Builder message =
        open(sighting)
            .setTrack(subject.track())
            .setFaces(subject.faces())
            .setPossibleSpoof(subject.possibleSpoof())
            .setStranger(subject.stranger().orElse(""))
            .addAllViews(sighting.views().stream().map(SightingMapping::toWire).toList())
            .setBest(toWire(sighting.best()));
    subject
        .person()
        .ifPresent(person -> message.setCollection(person.collection()).setPerson(person.person()));
    return message.build();
  }

  /** Returns the part that is not encrypted. */
  static Wire.Sighting.Builder open(SightingRecord sighting) {
    return Wire.Sighting.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setCamera(sighting.visit().camera())
        .setVisit(sighting.visit().id())
        .setFirstSeenMillis(sighting.span().firstSeen().toEpochMilli())
        .setLastSeenMillis(sighting.span().lastSeen().toEpochMilli())
        .setEvent(sighting.event());
  }

  static SightingRecord fromWire(Wire.Sighting message) {
    return new SightingRecord(
        visit(message),
        new Span(
            Instant.ofEpochMilli(message.getFirstSeenMillis()),
            Instant.ofEpochMilli(message.getLastSeenMillis())),
        message.getEvent(),
        subject(message),
        message.getViewsList().stream().map(SightingMapping::fromWire).toList(),
        fromWire(message.getBest()));
  }

  static Visit visit(Wire.Sighting message) {
    return new Visit(message.getCamera(), message.getVisit());
  }

  private static Subject subject(Wire.Sighting message) {
    boolean isUnknown = message.getCollection().isEmpty() && message.getPerson().isEmpty();
    return new Subject(
        message.getTrack(),
        isUnknown
            ? Optional.empty()
            : Optional.of(new PersonId(message.getCollection(), message.getPerson())),
        Optional.of(message.getStranger()).filter(id -> !id.isEmpty()),
        message.getFaces(),
        message.getPossibleSpoof());
  }

  private static Wire.View toWire(Embedding view) {
    return Wire.View.newBuilder()
        .setModel(view.model().value())
        .addAllVector(VectorMapping.toWire(view))
        .build();
  }

  private static Embedding fromWire(Wire.View view) {
    return VectorMapping.fromWire(new ModelId(view.getModel()), view.getVectorList());
  }

  private static Wire.BestFace toWire(BestFace face) {
    Wire.BestFace.Builder message =
        Wire.BestFace.newBuilder()
            .setTopic(face.frame().topic())
            .setPartition(face.frame().partition())
            .setOffset(face.frame().offset())
            .setCapturedAtMillis(face.capturedAt().toEpochMilli())
            .setIndex(face.index())
            .setBox(FaceMapping.toWire(face.box()))
            .setQuality(FaceMapping.toWire(face.quality()));
    face.chip().ifPresent(chip -> message.setChipJpeg(FaceMapping.toWire(chip)));
    return message.build();
  }

  private static BestFace fromWire(Wire.BestFace face) {
    return new BestFace(
        new IdentityEvent.FramePlace(face.getTopic(), face.getPartition(), face.getOffset()),
        Instant.ofEpochMilli(face.getCapturedAtMillis()),
        face.getIndex(),
        FaceMapping.fromWire(face.getBox()),
        FaceMapping.fromWire(face.getQuality()),
        FaceMapping.chip(face.getChipJpeg()));
  }
}
