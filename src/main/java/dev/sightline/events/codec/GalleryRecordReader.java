package dev.sightline.events.codec;

import dev.sightline.embedding.ModelId;
import dev.sightline.events.DataKeys;
import dev.sightline.events.ErasureRecord;
import dev.sightline.events.GalleryChanges;
import dev.sightline.events.Outcome;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.Rejection;
import dev.sightline.events.RejectionReason;
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.Template;
import dev.sightline.gallery.TemplateId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads records of {@code sightline.gallery}. The key says what one is about: {@code
 * collection/person/sample} a template, {@code collection/person} a person, {@value #MODEL} the
 * network in force, {@code erased:ID} an erasure. Belongs to one thread, as its keys do.
 */
public final class GalleryRecordReader {
  private static final Rejection NO_KEY =
      Rejection.of(RejectionReason.RECORD_MALFORMED, "a key that names no template and no person");
  private static final String ANOTHERS_KEY = "a key that is not its value's";

  /** The key of the record that says whose vectors count. */
  public static final String MODEL = "model";

  /** Begins the keys of records that say who is erased. */
  public static final String ERASED = "erased:";

  private final DataKeys keys;

  /**
   * @param keys open what is encrypted; left open
   */
  public GalleryRecordReader(DataKeys keys) {
    this.keys = Objects.requireNonNull(keys, "keys");
  }

  /**
   * Turns away what cannot be read, whatever the bytes are.
   *
   * @param key may be null, as a Kafka record's may
   * @param value null where the key's subject is removed
   * @param to is told what the record says
   */
  public void read(byte[] key, byte[] value, GalleryChanges to) {
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    Optional<TemplateId> template = parsed(TemplateId::parse, text);
    Optional<PersonId> person = parsed(PersonId::parse, text);
    if (template.isPresent()) {
      readTemplate(template.get(), value, to);
    } else if (person.isPresent()) {
      readPerson(person.get(), value, to);
    } else if (text.equals(MODEL)) {
      readNetwork(value, to);
    } else if (text.startsWith(ERASED)) {
      readErasure(text.substring(ERASED.length()), value, to);
    } else {
      to.unreadable(Optional.empty(), NO_KEY);
    }
  }

  private static <K> Optional<K> parsed(Function<String, K> parse, String text) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void readTemplate(TemplateId key, byte[] value, GalleryChanges to) {
    if (value == null) {
      to.remove(key);
      return;
    }
    Outcome<Template> outcome = SealedTemplates.read(value, keys);
    if (outcome instanceof Outcome.Rejected<Template> rejected) {
      to.unreadable(Optional.of(key), rejected.rejection());
    } else if (outcome instanceof Outcome.Done<Template> done) {
      if (done.value().key().equals(key)) {
        to.put(done.value());
        if (!SealedTemplates.isSealed(value)) {
          to.foundInTheClear(key);
        }
      } else {
        to.unreadable(
            Optional.of(key), Rejection.of(RejectionReason.RECORD_MALFORMED, ANOTHERS_KEY));
      }
    }
  }

  private static void readNetwork(byte[] value, GalleryChanges to) {
    Outcome<ModelId> outcome = RecordCodecs.models().read(value);
    if (outcome instanceof Outcome.Done<ModelId> model) {
      to.switchTo(model.value());
    } else if (outcome instanceof Outcome.Rejected<ModelId> rejected) {
      to.unreadable(Optional.empty(), rejected.rejection());
    }
  }

  private static void readErasure(String id, byte[] value, GalleryChanges to) {
    if (value == null) {
      to.erasureIsPast(id);
      return;
    }
    Outcome<ErasureRecord> outcome = RecordCodecs.erasures().read(value);
    if (outcome instanceof Outcome.Done<ErasureRecord> done) {
      to.erased(id, done.value());
    } else if (outcome instanceof Outcome.Rejected<ErasureRecord> rejected) {
      to.unreadable(Optional.empty(), rejected.rejection());
    }
  }

  private static void readPerson(PersonId person, byte[] value, GalleryChanges to) {
    if (value == null) {
      to.setStatus(person, PersonStatus.ACTIVE);
      return;
    }
    Outcome<PersonRecord> outcome = RecordCodecs.persons().read(value);
    if (outcome instanceof Outcome.Rejected<PersonRecord> rejected) {
      to.unreadable(Optional.empty(), rejected.rejection());
    } else if (outcome instanceof Outcome.Done<PersonRecord> done) {
      if (done.value().person().equals(person)) {
        to.setStatus(person, done.value().status());
      } else {
        to.unreadable(
            Optional.empty(), Rejection.of(RejectionReason.RECORD_MALFORMED, ANOTHERS_KEY));
      }
    }
  }
}
