package dev.sightline.serving.api;

import dev.sightline.curation.EnrolmentResult;
import dev.sightline.events.ErasureReceipt;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.codec.RecordCodecs;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Picture;
import dev.sightline.gallery.RefusalReason;
import dev.sightline.gallery.ReviewedTemplates;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.serving.view.GalleryView;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.TopicRecord;
import dev.sightline.topics.TopicRecord.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Edits a gallery in memory, and tells the view, as the topic would. Accepts pictures but PNGs. */
final class FakeCurator implements Curator {
  private final GalleryContents contents = new GalleryContents();
  private final GalleryEditor editor = new GalleryEditor(contents, GalleryConfig.defaults());
  private final GalleryView view;
  private final List<String> actors = new ArrayList<>();
  private long offset = 100;

  FakeCurator(GalleryView view) {
    this.view = view;
  }

  /** Those in whose name something was asked for, in order. */
  List<String> actors() {
    return actors;
  }

  @Override
  public Curator as(String actor) {
    actors.add(actor);
    return this;
  }

  @Override
  public Optional<EnrolmentResult> enroll(PersonId person, Picture picture) {
    ReviewedTemplates nothing =
        new ReviewedTemplates(List.of(), List.of(), List.of(), List.of(), List.of());
    if (picture.bytes().length > 1 && picture.bytes()[1] == 'P') {
      EnrolmentResult.Refusal refusal =
          new EnrolmentResult.Refusal(
              picture.source(), RefusalReason.TOO_DARK, "brightness 0.0, at least 40.0 is needed");
      return Optional.of(new EnrolmentResult(person, 0, 0, nothing, List.of(refusal)));
    }
    TemplateId id = new TemplateId(person, picture.sample());
    boolean known = contents.template(id).isPresent();
    make(new GalleryEdit(List.of(EventFixtures.template().withId(id)), Map.of(), List.of()));
    return Optional.of(
        new EnrolmentResult(person, known ? 1 : 0, known ? 0 : 1, nothing, List.of()));
  }

  @Override
  public GalleryChange rename(PersonId from, PersonId to) {
    return make(editor.rename(from, to, Instant.now()));
  }

  @Override
  public GalleryChange merge(PersonId from, PersonId into) {
    return make(editor.merge(from, into, Instant.now()));
  }

  @Override
  public GalleryChange setStatus(PersonId person, PersonStatus status) {
    return make(editor.setStatus(person, status));
  }

  @Override
  public GalleryChange remove(PersonId person) {
    return make(editor.remove(person));
  }

  @Override
  public ErasureReceipt erase(PersonId person) {
    int templates = remove(person).removed();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    tell(
        "erased:1",
        RecordCodecs.erasures().write(new ErasureRecord(person, now, Set.of(), Set.of())));
    return new ErasureReceipt(
        person.toString(),
        now,
        templates,
        List.of("key-1"),
        1,
        List.of(),
        List.of(new ErasureReceipt.Remains("sightline.frames", "frames", null)));
  }

  @Override
  public GalleryChange remove(TemplateId template) {
    return make(editor.remove(template));
  }

  private GalleryChange make(GalleryEdit edit) {
    for (Template template : edit.put()) {
      contents.put(template);
      tell(template.id().toString(), RecordCodecs.templates().write(template));
    }
    edit.statuses()
        .forEach(
            (person, status) -> {
              contents.setStatus(person, status);
              byte[] value = RecordCodecs.persons().write(new PersonRecord(person, status));
              tell(person.toString(), status == PersonStatus.ACTIVE ? null : value);
            });
    for (TemplateId id : edit.removed()) {
      contents.remove(id);
      tell(id.toString(), null);
    }
    return new GalleryChange(edit.put().size(), edit.removed().size(), offset);
  }

  private void tell(String key, byte[] value) {
    view.apply(new TopicRecord(new Position(0, offset++), Instant.now(), key, value, Map.of()));
  }
}
