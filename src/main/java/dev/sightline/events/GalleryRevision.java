package dev.sightline.events;

/**
 * The gallery's revision: the number of offsets of its topic that have been applied. The same
 * history gives the same revisions, in every matcher and after every restart; 0 is before the first
 * record.
 */
public final class GalleryRevision {

  private GalleryRevision() {}

  /** Returns the revision after the record at this offset is applied. */
  public static long after(long offset) {
    return offset + 1;
  }

  /** Returns the offset of the last record of this revision; the inverse of {@link #after}. */
  public static long offset(long revision) {
    return revision - 1;
  }
}
