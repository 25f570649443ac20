package dev.sightline.events.codec;

import dev.sightline.events.DataKeys;
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
import dev.sightline.gallery.PersonId;
import dev.sightline.gallery.PersonStatus;
import dev.sightline.gallery.TemplateId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reader of records of {@code sightline.gallery}. The key tells the kind: {@code
 * collection/person/sample} a template, {@code collection/person} a person, {@value #MODEL} the
 * current model, {@code erased:ID} an erasure. Belongs to one thread, as its keys do.
 */
public final class GalleryRecordReader {
  private static final Rejection NO_KEY =
      Rejection.of(RejectionReason.RECORD_MALFORMED, "a key that names no template and no person");
  private static final Rejection ANOTHERS_KEY =
      Rejection.of(RejectionReason.RECORD_MALFORMED, "a key that is not its value's");

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
   * Reads one record. Never throws.
   *
   * @param key the key, or null, as a Kafka record's may be
   * @param value the value; null if the key's subject is removed
   */
  public GalleryRecord read(byte[] key, byte[] value) {
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    Optional<TemplateId> template = parsed(TemplateId::parse, text);
    if (template.isPresent()) {
      return readTemplate(template.get(), value);
    }
    Optional<PersonId> person = parsed(PersonId::parse, text);
    if (person.isPresent()) {
      return readPerson(person.get(), value);
    }
    if (text.equals(MODEL)) {
      return RecordCodecs.models()
          .read(value)
          .fold(ModelChosen::new, GalleryRecordReader::unreadable);
    }
    if (text.startsWith(ERASED)) {
      return readErasure(text.substring(ERASED.length()), value);
    }
    return unreadable(NO_KEY);
  }

  private static <K> Optional<K> parsed(Function<String, K> parse, String text) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private GalleryRecord readTemplate(TemplateId id, byte[] value) {
    if (value == null) {
      return new TemplateRemoved(id);
    }
    return SealedTemplates.read(value, keys)
        .fold(
            template ->
                template.id().equals(id)
                    ? new TemplatePut(template, SealedTemplates.isSealed(value))
                    : new Unreadable(Optional.of(id), ANOTHERS_KEY),
            rejection -> new Unreadable(Optional.of(id), rejection));
  }

  private static GalleryRecord readErasure(String id, byte[] value) {
    return value == null
        ? new ErasureExpired(id)
        : RecordCodecs.erasures()
            .read(value)
            .fold(erasure -> new PersonErased(id, erasure), GalleryRecordReader::unreadable);
  }

  private static GalleryRecord readPerson(PersonId person, byte[] value) {
    if (value == null) {
      return new PersonChanged(new PersonRecord(person, PersonStatus.ACTIVE));
    }
    return RecordCodecs.persons()
        .read(value)
        .fold(
            record ->
                record.person().equals(person)
                    ? new PersonChanged(record)
                    : unreadable(ANOTHERS_KEY),
            GalleryRecordReader::unreadable);
  }

  private static GalleryRecord unreadable(Rejection rejection) {
    return new Unreadable(Optional.empty(), rejection);
  }
}
