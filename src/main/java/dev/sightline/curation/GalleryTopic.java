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

/** The gallery's topic, read and written by one desk. */
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

  /** Reads on to the topic's end; what the methods below give is the gallery as it is now. */
  GalleryTopic refresh() {
    revision = reader.readTo(gallery::apply);
    return this;
  }

  /** How far the topic was read. */
  long revision() {
    return revision;
  }

  GalleryContents contents() {
    return gallery.contents();
  }

  /** The same gallery, to search in. */
  Gallery index() {
    return gallery.index();
  }

  /** How many records could not be read. */
  int unreadable() {
    return gallery.unreadable();
  }

  /**
   * Writes a change; {@link #refresh} shows it. Whoever has no template left has no key left
   * either.
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
   * Destroys a person's keys, whatever they have sealed.
   *
   * @return the keys' ids; none if nothing is encrypted
   */
  List<String> destroyKeys(PersonId person) {
    return keys.map(ledger -> ledger.destroy(person)).orElse(List.of());
  }

  /** Lets Kafka drop the keys that were destroyed; takes a second. */
  void markKeys() {
    keys.ifPresent(WrappedKeyStore::mark);
  }

  boolean isEncrypted() {
    return keys.isPresent();
  }

  /** Wraps all keys anew and encrypts what is in the clear. */
  RekeyResult rekey() {
    WrappedKeyStore ledger =
        keys.orElseThrow(
            () ->
                new IllegalStateException(
                    "gallery.key.file or gallery.key.command must say what to encrypt with"));
    int rewrapped = ledger.rewrap();
    List<Template> toEncrypt =
        gallery.unencrypted().stream().flatMap(id -> contents().template(id).stream()).toList();
    GalleryChange change = write(new GalleryEdit(toEncrypt, Map.of(), List.of()));
    return new RekeyResult(rewrapped, change.written());
  }

  /** Says whose vectors count from now on. */
  void switchTo(ModelId model) {
    writer.switchTo(model);
    lastRevision = Math.max(lastRevision, writer.commit());
  }

  /**
   * Has matchers forget an erased person, and removes such records as are too old to be needed.
   *
   * @param since erasures before this are past
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

  /** The revision of the last change written here; 0 before the first. */
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
