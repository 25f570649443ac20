package dev.sightline.streams.gallery;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The builder of the gallery's store. The topic is the store's log, so there is nothing to cache or
 * to log.
 */
public final class GalleryStoreBuilder implements StoreBuilder<GalleryStore> {
  private final String name;
  private final Supplier<ModelGalleries> galleries;

  public GalleryStoreBuilder(String name, Supplier<ModelGalleries> galleries) {
    this.name = name;
    this.galleries = galleries;
  }

  @Override
  public GalleryStore build() {
    return new GalleryStore(name, galleries.get());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StoreBuilder<GalleryStore> withCachingEnabled() {
    return this;
  }

  @Override
  public StoreBuilder<GalleryStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<GalleryStore> withLoggingEnabled(Map<String, String> config) {
    return this;
  }

  @Override
  public StoreBuilder<GalleryStore> withLoggingDisabled() {
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }
}
