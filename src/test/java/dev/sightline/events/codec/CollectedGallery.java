package dev.sightline.events.codec;

import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryRecord;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.topics.SearchableGallery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gallery made of single records, with the reasons why some could not be read. */
final class CollectedGallery {
  private final SearchableGallery gallery = new SearchableGallery(GalleryConfig.defaults());
  private final List<RejectionReason> rejected = new ArrayList<>();
  private long revision;

  void apply(GalleryRecord record) {
    revision++;
    gallery.apply(record, revision);
    if (record instanceof GalleryRecord.Unreadable unreadable) {
      rejected.add(unreadable.rejection().reason());
    }
  }

  GalleryContents contents() {
    return gallery.contents();
  }

  /** Who is erased, by the records' ids. */
  Map<String, ErasureRecord> erasures() {
    return gallery.erasures();
  }

  List<RejectionReason> rejected() {
    return rejected;
  }
}
