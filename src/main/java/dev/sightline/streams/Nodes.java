package dev.sightline.streams;

/** The names of the topology's nodes and stores. */
final class Nodes {
  static final String FRAMES_SOURCE = "frames-source";
  static final String FRAMES_DETECT = "frames-detect";
  static final String FACES_WRITE = "faces-write";
  static final String FACES_SINK = "faces-sink";
  static final String FACES_SOURCE = "faces-source";
  static final String FACES_READ = "faces-read";
  static final String FACES_EMBED = "faces-embed";
  static final String EMBEDDINGS_WRITE = "embeddings-write";
  static final String EMBEDDINGS_SINK = "embeddings-sink";
  static final String EMBEDDINGS_SOURCE = "embeddings-source";
  static final String EMBEDDINGS_READ = "embeddings-read";
  static final String EMBEDDINGS_MATCH = "embeddings-match";
  static final String MATCHES_SINK = "matches-sink";
  static final String PRESENCE_UPDATE = "presence-update";
  static final String PRESENCE_STORE = "presence";
  static final String STRANGERS_STORE = "strangers";
  static final String IDENTITY_EVENTS_SINK = "identity-events-sink";
  static final String OPERATIONS_SINK = "operations-sink";
  static final String SIGHTINGS_SINK = "sightings-sink";
  static final String VISITS_SINK = "visits-sink";
  static final String VISITS_SOURCE = "visits-source";
  static final String VISITS_LINK = "visits-link";
  static final String GALLERY_SOURCE = "gallery-source";
  static final String GALLERY_UPDATE = "gallery-update";
  static final String GALLERY_STORE = "gallery";
  static final String MATCHERS_SOURCE = "matchers-source";
  static final String MODEL_UPDATE = "model-update";
  static final String MODEL_STORE = "model";
  static final String DEAD_LETTERS_SINK = "dead-letters-sink";

  private Nodes() {}
}
