package dev.sightline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.ModelId;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.EventFixtures;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.GalleryRecord.ErasureExpired;
import dev.sightline.events.GalleryRecord.ModelChosen;
import dev.sightline.events.GalleryRecord.PersonChanged;
import dev.sightline.events.GalleryRecord.PersonErased;
import dev.sightline.events.GalleryRecord.TemplatePut;
import dev.sightline.events.GalleryRecord.TemplateRemoved;
import dev.sightline.events.GalleryRecord.Unreadable;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchableGalleryTest {
  private static final Template ADA = EventFixtures.template();
  private static final ModelId NEXT = new ModelId("next");

  private final SearchableGallery gallery = new SearchableGallery(GalleryConfig.defaults());
  private long revision;

  @Test
  void shouldFindATemplateUntilItIsRemoved() {
    apply(new TemplatePut(ADA, true));
    assertThat(found()).isTrue();
    assertThat(gallery.revisionOf(ADA.id())).contains(1L);

    apply(new TemplateRemoved(ADA.id()));
    assertThat(found()).isFalse();
    assertThat(gallery.revisionOf(ADA.id())).isEmpty();
    assertThat(gallery.contents().size()).isZero();
  }

  @Test
  void shouldDropATemplateWhoseRecordCannotBeRead() {
    apply(new TemplatePut(ADA, true));

    apply(
        new Unreadable(Optional.of(ADA.id()), Rejection.of(RejectionReason.KEY_UNKNOWN, "no key")));

    assertThat(found()).isFalse();
    assertThat(gallery.unreadable()).isOne();
  }

  @Test
  void shouldKnowWhichTemplatesAreNotEncrypted() {
    apply(new TemplatePut(ADA, false));
    assertThat(gallery.unencrypted()).containsExactly(ADA.id());

    apply(new TemplatePut(ADA, true));
    assertThat(gallery.unencrypted()).isEmpty();
  }

  @Test
  void shouldSearchOnlyVectorsOfTheModelThatIsChosen() {
    Embedding next = Embedding.of(NEXT, ADA.embedding().toArray());
    apply(new TemplatePut(ADA.withNext(next), true));

    apply(new ModelChosen(NEXT));

    assertThat(found()).isFalse();
    assertThat(gallery.index().search(List.of(next), 1).candidates().get(0)).hasSize(1);
  }

  @Test
  void shouldNotSearchForADisabledPerson() {
    apply(new TemplatePut(ADA, true));

    apply(new PersonChanged(new PersonRecord(ADA.id().person(), PersonStatus.DISABLED)));

    assertThat(found()).isFalse();
    assertThat(gallery.contents().status(ADA.id().person())).isEqualTo(PersonStatus.DISABLED);
  }

  @Test
  void shouldKeepErasuresUntilTheyExpireAndCountTheirRevisions() {
    ErasureRecord erasure = new ErasureRecord(ADA.id().person(), Instant.EPOCH, Set.of(), Set.of());

    apply(new PersonErased("1", erasure));
    assertThat(gallery.erasures()).containsEntry("1", erasure);
    assertThat(gallery.index().revision()).isEqualTo(1);

    apply(new ErasureExpired("1"));
    assertThat(gallery.erasures()).isEmpty();
    assertThat(gallery.index().revision()).isEqualTo(2);
  }

  private void apply(GalleryRecord record) {
    revision++;
    gallery.apply(record, revision);
  }

  private boolean found() {
    return !gallery.index().search(List.of(ADA.embedding()), 1).candidates().get(0).isEmpty();
  }
}
