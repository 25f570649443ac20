package dev.sightline.serving.api;

import dev.sightline.events.AuditRecord;
import dev.sightline.events.AuditRecord.Change;
import dev.sightline.events.ViewedData;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.QueryParameters;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.view.AuditTrail;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** The resource of the newest records of the audit. Reading it is a view like others. */
record AuditResource(AuditTrail audit, ViewRecorder recorder) implements Resource {
  private static final int MAX_RECORDS = 200;

  private enum Kind {
    CHANGES,
    VIEWS
  }

  /** The records, the latest first. */
  private record Records(List<Entry> records) {}

  /**
   * A record.
   *
   * @param what the data viewed; null for changes
   * @param changes changes of settings, models or cameras; empty if there are none
   */
  private record Entry(
      String id,
      Instant at,
      String actor,
      String action,
      String subject,
      String what,
      List<Change> changes) {

    private static Entry of(AuditTrail.Entry entry) {
      AuditRecord audit = entry.audit();
      return new Entry(
          entry.id(),
          audit.at(),
          audit.actor(),
          audit.action().code(),
          audit.subject(),
          audit.what() == null ? null : audit.what().code(),
          audit.changes() == null ? List.of() : audit.changes());
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/audit", Role.ADMIN, this::find));
  }

  private void find(Context request) {
    Kind kind = QueryParameters.choice(request, "kind", Kind.class).orElse(Kind.CHANGES);
    int limit = QueryParameters.atMost(request, "limit", 1, MAX_RECORDS);
    recorder.everybody(request, ViewedData.AUDIT);
    Answers.json(
        request,
        new Records(
            audit.find(kind == Kind.VIEWS, QueryParameters.text(request, "before"), limit).stream()
                .map(Entry::of)
                .toList()));
  }
}
