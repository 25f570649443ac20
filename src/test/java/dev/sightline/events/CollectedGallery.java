package dev.sightline.events;

import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what records say. */
final class CollectedGallery implements GalleryChanges {
  private final GalleryContents contents = new GalleryContents();
  private final Map<String, ErasureRecord> erasures = new HashMap<>();
  private final List<RejectionReason> rejected = new ArrayList<>();

  GalleryContents contents() {
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
  public void remove(TemplateKey key) {
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
  public void setStatus(PersonKey person, PersonStatus status) {
    contents.setStatus(person, status);
  }

  @Override
  public void unreadable(Optional<TemplateKey> replaced, Rejection rejection) {
    replaced.ifPresent(contents::remove);
    rejected.add(rejection.reason());
  }
}
