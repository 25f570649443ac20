/** The commands that read and change the gallery. */
package dev.sightline.cli.gallery;
