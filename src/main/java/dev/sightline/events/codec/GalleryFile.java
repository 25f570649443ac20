package dev.sightline.events.codec;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.sightline.events.PersonRecord;
import dev.sightline.events.wire.Wire;
import dev.sightline.gallery.GalleryContents;
import dev.sightline.gallery.Template;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A gallery as a file that another deployment can read: gzip over length-delimited Protobuf
 * messages, a {@code GalleryFileHeader}, the persons that are not active or had other names, then
 * all templates, in the order of their ids. The same gallery gives the same bytes.
 *
 * <p>The file contains vectors and faces in the clear: it is biometric data.
 */
public final class GalleryFile {

  private GalleryFile() {}

  /** Writes a gallery; the stream stays open. */
  public static void write(GalleryContents gallery, OutputStream out) throws IOException {
    List<PersonRecord> persons =
        gallery.persons().stream()
            .map(
                summary ->
                    new PersonRecord(
                        summary.person(), summary.status(), gallery.formerNames(summary.person())))
            .filter(person -> !person.isUsual())
            .toList();
    GZIPOutputStream zipped = new GZIPOutputStream(out);
    Wire.GalleryFileHeader.newBuilder()
        .setSchemaVersion(ProtobufCodec.SCHEMA_VERSION)
        .setPersons(persons.size())
        .setTemplates((int) gallery.templates().count())
        .build()
        .writeDelimitedTo(zipped);
    for (PersonRecord person : persons) {
      PersonMapping.toWire(person).writeDelimitedTo(zipped);
    }
    for (Iterator<Template> each = gallery.templates().iterator(); each.hasNext(); ) {
      TemplateMapping.toWire(each.next()).writeDelimitedTo(zipped);
    }
    zipped.finish();
  }

  /**
   * Reads a whole file.
   *
   * @throws UnreadableGalleryFileException if it is not a gallery file, is truncated, or is of a
   *     newer version
   */
  public static GalleryContents read(InputStream in) throws IOException {
    try (InputStream unzipped = new BufferedInputStream(new GZIPInputStream(in))) {
      Wire.GalleryFileHeader header = next(Wire.GalleryFileHeader.parser(), unzipped);
      if (header.getSchemaVersion() != ProtobufCodec.SCHEMA_VERSION) {
        throw new UnreadableGalleryFileException(
            "the gallery file has schema version "
                + header.getSchemaVersion()
                + ", known is "
                + ProtobufCodec.SCHEMA_VERSION);
      }
      GalleryContents gallery = new GalleryContents();
      for (int i = 0; i < header.getPersons(); i++) {
        PersonRecord person = PersonMapping.fromWire(next(Wire.Person.parser(), unzipped));
        gallery.setStatus(person.person(), person.status());
        gallery.setFormerNames(person.person(), person.formerNames());
      }
      for (int i = 0; i < header.getTemplates(); i++) {
        gallery.put(TemplateMapping.fromWire(next(Wire.Template.parser(), unzipped)));
      }
      return gallery;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableGalleryFileException("not a whole gallery file: " + e.getMessage(), e);
    }
  }

  private static <M extends MessageLite> M next(Parser<M> parser, InputStream in)
      throws IOException {
    M message = parser.parseDelimitedFrom(in);
    if (message == null) {
      throw new UnreadableGalleryFileException("the gallery file ends too early");
    }
    return message;
  }

  /** The bytes are not a gallery file that this program can read. */
  public static final class UnreadableGalleryFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableGalleryFileException(String message) {
      super(message);
    }

    UnreadableGalleryFileException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
