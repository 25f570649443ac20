package dev.sightline.streams;

import dev.sightline.gallery.Gallery;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds the gallery's store; its topic is its log, so there is nothing to cache or to log. */
final class GalleryStoreBuilder implements StoreBuilder<GalleryStore> {
  private final Supplier<Gallery> gallery;

  GalleryStoreBuilder(Supplier<Gallery> gallery) {
    this.gallery = gallery;
  }

  @Override
  public GalleryStore build() {
    return new GalleryStore(gallery.get());
  }

  @Override
  public String name() {
    return Nodes.GALLERY_STORE;
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
