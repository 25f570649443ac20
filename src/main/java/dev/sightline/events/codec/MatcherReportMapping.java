package dev.sightline.events.codec;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.MatcherReport;
import dev.sightline.events.wire.Wire;
import java.util.Optional;

/** The records of {@code sightline.matchers}. */
final class MatcherReportMapping {

  private MatcherReportMapping() {}

  static Wire.MatcherReport toWire(MatcherReport report) {
    return Wire.MatcherReport.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setGalleryRevision(report.revision())
        .setModel(report.model().map(ModelId::value).orElse(""))
        .addAllComparedModels(report.compared().stream().map(ModelId::value).toList())
        .build();
  }

  static MatcherReport fromWire(Wire.MatcherReport message) {
    return new MatcherReport(
        message.getGalleryRevision(),
        Optional.of(message.getModel()).filter(name -> !name.isEmpty()).map(ModelId::new),
        message.getComparedModelsList().stream().map(ModelId::new).toList());
  }
}
