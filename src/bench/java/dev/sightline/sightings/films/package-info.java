/**
 * Films of real persons for measurements: made of portraits, recognised by all stages, and then
 * searched. The pictures are not part of the repository.
 */
package dev.sightline.sightings.films;
