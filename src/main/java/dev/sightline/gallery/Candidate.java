package dev.sightline.gallery;

import java.util.Objects;

/**
 * A person that a face may be, represented by the nearest of the person's templates.
 *
 * @param template the nearest template
 * @param cosineSimilarity the similarity of the face and that template, in [−1, 1]; a higher value
 *     is more similar
 * @param templates the number of the person's templates the face was compared with, negative
 *     examples not counted; at least 1
 */
public record Candidate(TemplateId template, float cosineSimilarity, int templates) {

  public Candidate {
    Objects.requireNonNull(template, "template");
    if (templates < 1) {
      throw new IllegalArgumentException("a candidate has at least 1 template, found " + templates);
    }
  }

  public PersonId person() {
    return template.person();
  }
}
