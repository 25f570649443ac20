package dev.sightline.gallery;

import java.util.Objects;

/**
 * A person that a face may be, by the nearest of the person's templates.
 *
 * @param template the nearest template
 * @param cosineSimilarity of the face and that template, in [−1, 1]; bigger is more alike
 */
public record Candidate(TemplateKey template, float cosineSimilarity) {

  public Candidate {
    Objects.requireNonNull(template, "template");
  }

  public PersonKey person() {
    return template.owner();
  }
}
