package dev.sightline.curation;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.PersonRecord;
import dev.sightline.gallery.Gallery;
import dev.sightline.gallery.GalleryConfig;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.GalleryEdit;
import dev.sightline.gallery.GalleryEditor;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.Template;
import dev.sightline.lifecycle.Resources;
import dev.sightline.sightings.SightingSeal;
import dev.sightline.topics.GalleryChange;
import dev.sightline.topics.GalleryReader;
import dev.sightline.topics.GalleryWriter;
import dev.sightline.topics.KafkaClients;
import dev.sightline.topics.SearchableGallery;
import dev.sightline.topics.WrappedKeyStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The gallery's topic, read and written, with the keys of its persons. Not thread-safe: a caller of
 * several threads holds its monitor from the reading to the writing.
 */
final class GalleryTopic implements AutoCloseable {
  private final Resources resources;
  private final GalleryConfig config;
  private final Optional<WrappedKeyStore> keys;
  private final GalleryReader reader;
  private final GalleryWriter writer;
  private SearchableGallery gallery;
  private long revision;
  private volatile long lastRevision;

  private GalleryTopic(Resources resources, GalleryConnection connection, GalleryConfig config) {
    String topic = connection.topics().gallery();
    KafkaClients clients = connection.clients();
    this.resources = resources;
    this.config = config;
    this.gallery = new SearchableGallery(config);
    this.keys = connection.openKeys().map(resources::add);
    DataKeys open = keys.map(WrappedKeyStore::reader).orElseGet(DataKeys::none);
    this.reader = resources.add(new GalleryReader(clients, topic, open, this::restart));
    this.writer =
        resources.add(
            keys.map(store -> new GalleryWriter(clients, topic, store))
                .orElseGet(() -> new GalleryWriter(clients, topic)));
  }

  static GalleryTopic open(GalleryConnection connection, GalleryConfig config) {
    return Resources.open(resources -> new GalleryTopic(resources, connection, config));
  }

  /** Empties what was read, because the topic was deleted and created again. */
  private void restart() {
    gallery = new SearchableGallery(config);
    lastRevision = 0;
  }

  /** Reads to the topic's end; the methods below return the gallery as of then. */
  GalleryTopic refresh() {
    revision = reader.readTo((record, after) -> gallery.apply(record, after));
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

  boolean isEncrypted() {
    return keys.isPresent();
  }

  /** The revision of the last change written here; 0 before the first. Needs no monitor. */
  long lastRevision() {
    return lastRevision;
  }

  /** Reads on, and writes a change of the gallery as it is now. */
  GalleryChange edit(Function<GalleryEditor, GalleryEdit> change) {
    return write(change.apply(editor()));
  }

  /** Reads on, and works out changes of the gallery as it is now. */
  GalleryEditor editor() {
    return new GalleryEditor(refresh().contents(), config);
  }

  /** Writes a change; {@link #refresh} shows it. Keys and sightings stay as they are. */
  GalleryChange write(GalleryEdit edit) {
    Set<PersonId> written =
        edit.put().stream().map(template -> template.id().person()).collect(Collectors.toSet());
    keys.ifPresent(store -> store.prepare(written));
    edit.put().stream().sorted(Comparator.comparing(Template::id)).forEach(writer::put);
    persons(edit).forEach(writer::put);
    edit.removed().forEach(writer::remove);
    long committed = commit();
    return new GalleryChange(edit.put().size(), edit.removed().size(), committed);
  }

  /** The persons whose status or former names change. */
  private Collection<PersonRecord> persons(GalleryEdit edit) {
    Set<PersonId> changed = new HashSet<>(edit.statuses().keySet());
    changed.addAll(edit.formerNames().keySet());
    return changed.stream()
        .sorted()
        .map(
            person ->
                new PersonRecord(
                    person,
                    edit.statuses().getOrDefault(person, contents().status(person)),
                    edit.formerNames().getOrDefault(person, contents().formerNames(person))))
        .filter(person -> !person.equals(current(person.person())))
        .toList();
  }

  private PersonRecord current(PersonId person) {
    return new PersonRecord(person, contents().status(person), contents().formerNames(person));
  }

  /** Returns how sightings are encrypted, for a single task. */
  SightingSeal seal() {
    return SightingSeal.with(keys);
  }

  /**
   * Destroys a person's keys.
   *
   * @return the keys' ids; empty if nothing is encrypted
   */
  List<String> destroyKeys(PersonId person) {
    return keys.map(store -> store.destroy(person)).orElse(List.of());
  }

  /** Lets Kafka delete the destroyed keys; takes a second. */
  void markKeys() {
    keys.ifPresent(WrappedKeyStore::mark);
  }

  /** Returns the ids of erased strangers, as far back as erasures are kept. */
  Set<String> erasedStrangers() {
    return erasures().stream()
        .flatMap(erasure -> erasure.strangers().stream())
        .collect(Collectors.toSet());
  }

  /** Returns the erasures, as far back as they are kept. */
  Set<ErasureRecord> erasures() {
    return Set.copyOf(gallery.erasures().values());
  }

  /** Wraps all keys with the current key-encryption key, and encrypts plain templates. */
  RekeyResult rekey() {
    WrappedKeyStore store =
        keys.orElseThrow(
            () ->
                new IllegalStateException(
                    "gallery.key.file or gallery.key.command must say what to encrypt with"));
    WrappedKeyStore.Rewrapped rewrapped = store.rewrap();
    List<Template> toEncrypt =
        gallery.unencrypted().stream().flatMap(id -> contents().template(id).stream()).toList();
    GalleryChange change = write(GalleryEdit.put(toEncrypt));
    return new RekeyResult(rewrapped.count(), rewrapped.unopened(), change.written());
  }

  /** Switches to the vectors of a model. */
  void switchTo(ModelId model) {
    writer.switchTo(model);
    commit();
  }

  /**
   * Tells matchers to forget an erased person, and removes records of erasures that are too old to
   * be needed.
   *
   * @param erasures one for each of the person's names
   * @param since erasures before this are past
   */
  void erase(List<ErasureRecord> erasures, Instant since) {
    gallery
        .erasures()
        .forEach(
            (id, earlier) -> {
              if (earlier.erasedAt().isBefore(since)) {
                writer.dropErasure(id);
              }
            });
    erasures.forEach(erasure -> writer.erase(UUID.randomUUID().toString(), erasure));
    commit();
  }

  private long commit() {
    long committed = writer.commit();
    lastRevision = Math.max(lastRevision, committed);
    return committed;
  }

  @Override
  public void close() {
    resources.close();
  }
}
