package dev.sightline.embedding;

/**
 * The id of a network with its weights. Only embeddings of one id can be compared.
 *
 * @param value e.g. {@code resnet29-1f0c9e4b7a52}: the architecture and the start of the weights'
 *     SHA-256
 */
public record ModelId(String value) {

  public ModelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a model id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
