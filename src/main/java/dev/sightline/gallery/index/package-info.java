/**
 * Exact search over templates in memory.
 *
 * <p>{@link dev.sightline.gallery.index.GalleryIndex} implements {@link
 * dev.sightline.gallery.Gallery} on blocks of vectors ({@code float32}, or {@code int8} with exact
 * re-ranking) and one dot-product kernel. One thread writes, any number of threads search at the
 * same time.
 */
package dev.sightline.gallery.index;
