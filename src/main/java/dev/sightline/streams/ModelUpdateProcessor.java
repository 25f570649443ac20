package dev.sightline.streams;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The processor that follows the gallery's model through the matchers' reports, where the embed
 * stage runs without the match stage. So the embed stage needs no access to the gallery, and is
 * never ahead of the matchers.
 */
final class ModelUpdateProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private final ModelReports reports = new ModelReports();
  private final GalleryProgress progress;

  ModelUpdateProcessor(GalleryProgress progress) {
    this.progress = progress;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    reports.heard(record.value(), record.timestamp()).ifPresent(progress::switchTo);
  }
}
