package dev.sightline.gallery;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.FaceChip;
import dev.sightline.embedding.Embedding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The enrolment of pictures as templates. It belongs to one thread, as its reader does, and leaves
 * the reader open.
 *
 * <p>The same picture, person and time give the same template, because its sample is a hash of the
 * picture.
 */
public final class Enroller {
  private final FaceReader reader;
  private final EnrolmentRules rules;

  /**
   * @param reader the reader, which stays open
   */
  public Enroller(FaceReader reader, EnrolmentRules rules) {
    this.reader = Objects.requireNonNull(reader, "reader");
    this.rules = Objects.requireNonNull(rules, "rules");
  }

  /**
   * Turns a picture into a template.
   *
   * @param person the person that the picture shows
   * @param picture a picture of that person
   * @param now when this happens
   * @return the template of the face that is meant, or of the largest, or why it has none
   */
  public PictureVerdict<Template> enroll(PersonId person, Picture picture, Instant now) {
    return reader
        .read(picture)
        .then(found -> choose(found.faces(), picture))
        .map(face -> template(person, picture, face, now));
  }

  /**
   * Turns a face that a camera saw into a template, by the same rules. Its embedding is kept if it
   * is of this model; otherwise the face is embedded again.
   */
  public PictureVerdict<Template> enroll(PersonId person, SeenFace face, Instant now) {
    Picture picture = face.picture();
    return rules
        .check(face.quality())
        .then(quality -> reader.readChip(picture))
        .map(
            chip ->
                new Template(
                    new TemplateId(person, picture.sample()),
                    reader.embed(chip, face.embedding()),
                    face.quality(),
                    face.source(),
                    now,
                    new EncodedChip(chip.pixels().toPng(), chip.template().id())));
  }

  private PictureVerdict<AlignedFace> choose(List<AlignedFace> faces, Picture picture) {
    return picture
        .face()
        .map(place -> rules.choose(faces, place))
        .orElseGet(() -> rules.choose(faces));
  }

  private Template template(PersonId person, Picture picture, AlignedFace face, Instant now) {
    FaceChip chip = face.chip();
    Embedding embedding = reader.embed(List.of(face)).get(0);
    return new Template(
        new TemplateId(person, picture.sample()),
        embedding,
        face.quality(),
        picture.source(),
        now,
        new EncodedChip(chip.pixels().toPng(), chip.template().id()));
  }
}
