package dev.sightline.streams.gallery;

import dev.sightline.streams.GalleryUpdateProcessor;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;

/**
 * The gallery as a global state store: in memory, nothing on disk.
 *
 * <p>It reports that it is not persistent, so Kafka Streams reads the whole topic at every start.
 * The records go through {@link GalleryUpdateProcessor}, which knows each record's offset: a global
 * store that is added with a processor is restored by that processor, not by the store's restore
 * callback (KAFKA-7663). Stream threads start when the topic's end has been reached.
 */
public final class GalleryStore implements StateStore {
  private final String name;
  private final ModelGalleries galleries;
  private volatile boolean open;

  GalleryStore(String name, ModelGalleries galleries) {
    this.name = name;
    this.galleries = galleries;
  }

  public ModelGalleries galleries() {
    return galleries;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(
        root,
        (key, value) -> {
          throw new IllegalStateException("the gallery is restored by its processor");
        });
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
