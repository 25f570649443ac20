/** A benchmark of the path from a frame to its event, on photographs that the build downloads. */
package dev.sightline.bench;
