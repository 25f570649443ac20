/**
 * Who is enrolled: templates, the exact search over them, and the rules by which a picture becomes
 * a template.
 *
 * <p>Stands between embedding and matching. A {@link dev.sightline.gallery.Gallery} is written by
 * one thread and searched by many at once; templates of different models lie apart and are never
 * compared.
 */
package dev.sightline.gallery;
