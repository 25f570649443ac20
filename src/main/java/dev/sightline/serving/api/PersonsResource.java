package dev.sightline.serving.api;

import dev.sightline.events.ViewedData;
import dev.sightline.gallery.EncodedChip;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonSummary;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.serving.http.Answers;
import dev.sightline.serving.http.Resource;
import dev.sightline.serving.http.Role;
import dev.sightline.serving.http.Route;
import dev.sightline.serving.http.Selection;
import dev.sightline.serving.view.GalleryView;
import dev.sightline.serving.view.MatchCounts;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** The resource of the enrolled persons. */
record PersonsResource(
    GalleryView gallery, MatchCounts counts, ChipArchive chips, ViewRecorder recorder)
    implements Resource {

  /**
   * The persons, by collection, then by name.
   *
   * @param matches the number of persons that match, also those not on this page
   */
  private record Persons(List<Person> persons, int matches) {}

  /**
   * A person.
   *
   * @param templates the enrolled faces and negative examples, by sample
   * @param decidedSince the time since which the faces that they named are counted
   */
  private record PersonDetail(
      String collection,
      String person,
      String status,
      List<EnrolledFace> templates,
      Instant decidedSince) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/persons", Role.VIEWER, this::list),
        Route.get("/persons/{collection}/{person}", Role.VIEWER, this::detail),
        Route.get("/persons/{collection}/{person}/portrait", Role.VIEWER, this::portrait),
        Route.get(
            "/persons/{collection}/{person}/templates/{sample}/chip", Role.VIEWER, this::chip));
  }

  private void list(Context request) {
    recorder.everybody(request, ViewedData.PERSONS);
    Selection asked = Selection.of(request);
    List<PersonSummary> found =
        asked.matches(gallery.persons(), summary -> summary.person().person());
    Answers.json(
        request,
        new Persons(
            asked.page(found).stream()
                .map(summary -> Person.of(summary, gallery.templatesOf(summary.person())))
                .toList(),
            found.size()));
  }

  private void detail(Context request) {
    PersonId person = PathIds.person(request);
    List<Template> templates = gallery.templatesOf(person);
    if (templates.isEmpty()) {
      throw PathIds.unknown();
    }
    recorder.person(request, person, ViewedData.TEMPLATES);
    Answers.json(
        request,
        new PersonDetail(
            person.collection(),
            person.person(),
            FaceFinding.code(gallery.status(person)),
            templates.stream()
                .map(template -> EnrolledFace.of(template, counts.of(template.id())))
                .toList(),
            counts.since()));
  }

  /** Sends the picture beside a name of the list. It is audited as a view of the list. */
  private void portrait(Context request) {
    PersonId person = PathIds.person(request);
    TemplateId first =
        gallery.templatesOf(person).stream()
            .map(Template::id)
            .filter(id -> !id.isNegative())
            .findFirst()
            .orElseThrow(PathIds::unknown);
    recorder.everybody(request, ViewedData.PERSONS);
    send(request, first);
  }

  private void chip(Context request) {
    TemplateId id = PathIds.template(request);
    if (gallery.offset(id).isEmpty()) {
      throw PathIds.noTemplate();
    }
    recorder.person(request, id.person(), ViewedData.TEMPLATES);
    send(request, id);
  }

  private void send(Context request, TemplateId id) {
    EncodedChip chip =
        gallery
            .offset(id)
            .flatMap(offset -> chips.chip(id, offset))
            .orElseThrow(PathIds::noTemplate);
    Answers.bytes(request, "image/png", chip.toPng());
  }
}
