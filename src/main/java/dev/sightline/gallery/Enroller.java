package dev.sightline.gallery;

import dev.sightline.alignment.AlignedFace;
import dev.sightline.alignment.FaceChip;
import dev.sightline.alignment.FaceExtractor;
import dev.sightline.embedding.Embedding;
import dev.sightline.embedding.FaceEmbedder;
import dev.sightline.frames.FrameGate;
import dev.sightline.frames.Image;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Makes templates of pictures. Belongs to one thread, as its extractor and embedder do, which it
 * leaves open.
 *
 * <p>The same picture, person and time give the same template: its sample is a hash of the picture.
 */
public final class Enroller {
  private final FaceExtractor extractor;
  private final FaceEmbedder embedder;
  private final EnrolmentRules rules;
  private final PictureReader reader;

  /**
   * @param extractor of the embedder's chip template
   * @param gate what a JPEG must pass before it is decoded
   */
  public Enroller(
      FaceExtractor extractor, FaceEmbedder embedder, EnrolmentRules rules, FrameGate gate) {
    this.extractor = Objects.requireNonNull(extractor, "extractor");
    this.embedder = Objects.requireNonNull(embedder, "embedder");
    this.rules = Objects.requireNonNull(rules, "rules");
    this.reader = new PictureReader(gate);
  }

  /**
   * @param person whom the picture is of
   * @param picture a JPEG or PNG of that person
   * @param now when this happens
   * @return the template of the picture's best face, or why it has none
   */
  public PictureVerdict<Template> enroll(PersonId person, Picture picture, Instant now) {
    return reader
        .read(picture)
        .then(this::chooseFace)
        .then(face -> new PictureVerdict.Accepted<>(template(person, picture, face, now)));
  }

  private PictureVerdict<AlignedFace> chooseFace(Image opened) {
    try (Image image = opened) {
      return rules.choose(extractor.extract(image));
    }
  }

  private Template template(PersonId person, Picture picture, AlignedFace face, Instant now) {
    FaceChip chip = face.chip();
    Embedding embedding = embedder.embed(List.of(chip)).get(0);
    return new Template(
        new TemplateId(person.collection(), person.person(), picture.sample()),
        embedding,
        face.quality(),
        picture.source(),
        now,
        new EncodedChip(chip.pixels().toPng(), chip.template().id()));
  }
}
