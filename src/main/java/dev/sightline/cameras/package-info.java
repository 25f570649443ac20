/**
 * Cameras as records: what {@code sightline.cameras} says of each, who may see which part of it,
 * and how it is read and changed.
 *
 * <p>A {@link dev.sightline.cameras.Camera} never holds a credential in plain text. Its address is
 * shown without; the whole address is sealed, and only who has the key-encryption keys opens it.
 */
package dev.sightline.cameras;
