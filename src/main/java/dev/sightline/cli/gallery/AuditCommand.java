package dev.sightline.cli.gallery;

import dev.sightline.audit.AuditReader;
import dev.sightline.cli.options.ConfiguredCommand;
import dev.sightline.config.SightlineConfig;
import dev.sightline.events.AuditRecord;
import dev.sightline.events.codec.RecordCodecs;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that lists the audit. */
@Command(name = "audit")
public final class AuditCommand extends ConfiguredCommand {

  @Option(names = "--json")
  private boolean json;

  @Override
  protected int run(SightlineConfig config) {
    try (AuditReader reader =
        new AuditReader(config.kafka().clients(), config.topics().names().audit())) {
      PrintWriter out = out();
      reader.read().forEach(record -> out.println(json ? json(record) : line(record)));
      return 0;
    }
  }

  private static String json(AuditRecord record) {
    return new String(RecordCodecs.audit().write(record), StandardCharsets.UTF_8);
  }

  private static String line(AuditRecord record) {
    return String.format(
        Locale.ROOT,
        "%s  %-10s %-14s %s (%s)",
        record.at(),
        record.actor(),
        record.action().code(),
        record.subject(),
        detail(record));
  }

  private static String detail(AuditRecord record) {
    if (record.what() != null) {
      return record.what().code();
    }
    if (record.changes() != null) {
      return record.changes().stream()
          .map(change -> change.key() + ": " + change.from() + " → " + change.to())
          .collect(Collectors.joining("; "));
    }
    return record.written() + " written, " + record.removed() + " removed";
  }
}
