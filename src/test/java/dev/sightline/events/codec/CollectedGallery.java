package dev.sightline.events.codec;

import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what records say. */
public final class CollectedGallery implements GalleryChanges {
  private final GalleryContents contents = new GalleryContents();
  private final Map<String, ErasureRecord> erasures = new HashMap<>();
  private final List<RejectionReason> rejected = new ArrayList<>();

  public GalleryContents contents() {
    return contents;
  }

  /** Who is erased, by the records' ids. */
  Map<String, ErasureRecord> erasures() {
    return erasures;
  }

  List<RejectionReason> rejected() {
    return rejected;
  }

  @Override
  public void put(Template template) {
    contents.put(template);
  }

  @Override
  public void remove(TemplateId key) {
    contents.remove(key);
  }

  @Override
  public void erased(String id, ErasureRecord erasure) {
    erasures.put(id, erasure);
  }

  @Override
  public void erasureIsPast(String id) {
    erasures.remove(id);
  }

  @Override
  public void setStatus(PersonId person, PersonStatus status) {
    contents.setStatus(person, status);
  }

  @Override
  public void unreadable(Optional<TemplateId> replaced, Rejection rejection) {
    replaced.ifPresent(contents::remove);
    rejected.add(rejection.reason());
  }
}
