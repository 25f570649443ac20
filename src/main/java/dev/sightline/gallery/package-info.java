/**
 * The enrolled persons: templates, and the rules that turn a picture into a template.
 *
 * <p>The package stands between embedding and matching. {@link dev.sightline.gallery.Gallery} is
 * the searchable gallery, {@link dev.sightline.gallery.GalleryContents} the readable one. Templates
 * of different models are never compared.
 */
package dev.sightline.gallery;
