package dev.sightline.curation;

import dev.sightline.events.GalleryChanges;
import dev.sightline.events.GalleryReader;
import dev.sightline.events.GalleryWriter;
import dev.sightline.events.Rejection;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryIndex;
import dev.sightline.gallery.PersonKey;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateKey;
import java.util.Comparator;
import java.util.Optional;

/** The gallery's topic, read and written by one desk. */
final class GalleryLog implements AutoCloseable {
  private final GalleryReader reader;
  private final GalleryWriter writer;
  private final GalleryContents contents = new GalleryContents();
  private final Gallery index;
  private final GalleryChanges applied = new Applied();
  private int unreadable;
  private long written;

  GalleryLog(GalleryConnection connection, GalleryConfig config) {
    this.index = new GalleryIndex(config);
    this.reader = new GalleryReader(connection.consumer(), connection.topics().gallery());
    this.writer = new GalleryWriter(connection.producer(), connection.topics().gallery());
  }

  /** Reads on to the topic's end; what the methods below give is the gallery as it is now. */
  GalleryLog refresh() {
    reader.readTo(applied);
    return this;
  }

  GalleryContents contents() {
    return contents;
  }

  /** The same gallery, to search in. */
  Gallery index() {
    return index;
  }

  /** How many records could not be read. */
  int unreadable() {
    return unreadable;
  }

  /** Writes a change; {@link #refresh} shows it. */
  GalleryChange write(GalleryEdit edit) {
    edit.put().stream().sorted(Comparator.comparing(Template::key)).forEach(writer::put);
    edit.statuses().forEach(this::writeStatus);
    edit.removed().forEach(writer::remove);
    long revision = writer.commit();
    written = Math.max(written, revision);
    return new GalleryChange(edit.put().size(), edit.removed().size(), revision);
  }

  /** The revision of the last change written here; 0 before the first. */
  long written() {
    return written;
  }

  private void writeStatus(PersonKey person, PersonStatus status) {
    if (contents.status(person) != status) {
      writer.setStatus(person, status);
    }
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
  }

  private final class Applied implements GalleryChanges {
    @Override
    public void put(Template template) {
      contents.put(template);
      index.put(template);
    }

    @Override
    public void remove(TemplateKey key) {
      contents.remove(key);
      index.remove(key);
    }

    @Override
    public void setStatus(PersonKey person, PersonStatus status) {
      contents.setStatus(person, status);
      index.setStatus(person, status);
    }

    @Override
    public void unreadable(Optional<TemplateKey> replaced, Rejection rejection) {
      unreadable++;
      replaced.ifPresent(this::remove);
    }
  }
}
