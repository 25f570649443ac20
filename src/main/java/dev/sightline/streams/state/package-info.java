/**
 * What the match stage remembers of each camera, in state stores with changelogs.
 *
 * <p>A camera's state is one small record, and one record for each of its parts: the faces or
 * sightings that hold embeddings. A part is written once and never changed, so a frame costs the
 * small record and its own faces, however many persons are in view, and no record grows with a day.
 *
 * <p>Everything here belongs to the thread of one partition.
 */
package dev.sightline.streams.state;
