package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.GalleryReader;
import dev.sightline.topics.GalleryWriter;
import dev.sightline.topics.SearchableGallery;
import dev.sightline.topics.WrappedKeyStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The gallery's topic, read and written by one curator. */
final class GalleryTopic implements AutoCloseable {
  private final Optional<WrappedKeyStore> keys;
  private final GalleryReader reader;
  private final GalleryWriter writer;
  private final SearchableGallery gallery;
  private long revision;
  private long lastRevision;

  GalleryTopic(GalleryConnection connection, GalleryConfig config) {
    String topic = connection.topics().gallery();
    this.gallery = new SearchableGallery(config);
    this.keys = connection.openKeys();
    this.reader =
        new GalleryReader(
            connection.clients(),
            topic,
            keys.map(WrappedKeyStore::reader).orElseGet(DataKeys::none));
    this.writer =
        keys.map(ledger -> new GalleryWriter(connection.clients(), topic, ledger))
            .orElseGet(() -> new GalleryWriter(connection.clients(), topic));
  }

  /** Reads to the topic's end; the methods below return the gallery as of then. */
  GalleryTopic refresh() {
    revision = reader.readTo(gallery::apply);
    return this;
  }

  /** Returns the revision up to which the topic was read. */
  long revision() {
    return revision;
  }

  GalleryContents contents() {
    return gallery.contents();
  }

  /** Returns the same gallery, for searching. */
  Gallery index() {
    return gallery.index();
  }

  /** Returns the number of records that could not be read. */
  int unreadable() {
    return gallery.unreadable();
  }

  /**
   * Writes a change, which {@link #refresh} then shows. A person without any template left loses
   * the key, too.
   */
  GalleryChange write(GalleryEdit edit) {
    Set<PersonId> written =
        edit.put().stream().map(template -> template.id().person()).collect(Collectors.toSet());
    keys.ifPresent(ledger -> ledger.prepare(written));
    GalleryChange change = send(edit);
    keys.ifPresent(ledger -> destroyUnused(ledger, edit.removed()));
    return change;
  }

  private GalleryChange send(GalleryEdit edit) {
    edit.put().stream().sorted(Comparator.comparing(Template::id)).forEach(writer::put);
    edit.statuses().forEach(this::writeStatus);
    edit.removed().forEach(writer::remove);
    long revision = writer.commit();
    lastRevision = Math.max(lastRevision, revision);
    return new GalleryChange(edit.put().size(), edit.removed().size(), revision);
  }

  /**
   * Destroys a person's keys.
   *
   * @return the keys' ids; empty if nothing is encrypted
   */
  List<String> destroyKeys(PersonId person) {
    return keys.map(ledger -> ledger.destroy(person)).orElse(List.of());
  }

  /** Lets Kafka delete the destroyed keys; takes a second. */
  void markKeys() {
    keys.ifPresent(WrappedKeyStore::mark);
  }

  boolean isEncrypted() {
    return keys.isPresent();
  }

  /** Wraps all keys with the current key and encrypts what is in the clear. */
  RekeyResult rekey() {
    WrappedKeyStore ledger =
        keys.orElseThrow(
            () ->
                new IllegalStateException(
                    "gallery.key.file or gallery.key.command must be set to encrypt"));
    int rewrapped = ledger.rewrap();
    List<Template> toEncrypt =
        gallery.unencrypted().stream().flatMap(id -> contents().template(id).stream()).toList();
    GalleryChange change = write(new GalleryEdit(toEncrypt, Map.of(), List.of()));
    return new RekeyResult(rewrapped, change.written());
  }

  /** Switches to the vectors of a model. */
  void switchTo(ModelId model) {
    writer.switchTo(model);
    lastRevision = Math.max(lastRevision, writer.commit());
  }

  /**
   * Tells matchers to forget an erased person, and removes records of erasures that are too old to
   * be needed.
   *
   * @param since erasures before this are removed
   */
  void erase(ErasureRecord erasure, Instant since) {
    gallery
        .erasures()
        .forEach(
            (id, earlier) -> {
              if (earlier.erasedAt().isBefore(since)) {
                writer.dropErasure(id);
              }
            });
    writer.erase(UUID.randomUUID().toString(), erasure);
    lastRevision = Math.max(lastRevision, writer.commit());
  }

  /** Returns the revision of the last change written here; 0 before the first. */
  long lastRevision() {
    return lastRevision;
  }

  private void destroyUnused(WrappedKeyStore ledger, List<TemplateId> removed) {
    if (!removed.isEmpty()) {
      refresh();
      removed.stream()
          .map(TemplateId::person)
          .distinct()
          .filter(person -> contents().templatesOf(person).isEmpty())
          .forEach(ledger::destroy);
    }
  }

  private void writeStatus(PersonId person, PersonStatus status) {
    if (contents().status(person) != status) {
      writer.setStatus(person, status);
    }
  }

  @Override
  public void close() {
    writer.close();
    reader.close();
    keys.ifPresent(WrappedKeyStore::close);
  }
}
