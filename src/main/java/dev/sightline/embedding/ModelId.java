package dev.sightline.embedding;

/**
 * The id of a network with its weights. Only embeddings of one id can be compared.
 *
 * @param value at most {@value #MAX_LENGTH} characters without control characters, e.g. {@code
 *     resnet29-1f0c9e4b7a52}: the architecture and the start of the weights' SHA-256
 */
public record ModelId(String value) {
  private static final int MAX_LENGTH = 200;

  public ModelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a model id must not be blank");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a model id has at most " + MAX_LENGTH + " characters, had " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a model id must have no control characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
