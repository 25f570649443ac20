/**
 * Sightings: which visits are recorded, what is recorded of them, and the keys that seal it.
 *
 * <p>The match stage records a visit when it ends, and curation rewrites the record when the visit
 * turns out to be another person's. {@link dev.sightline.sightings.SightingKeys} may be used by any
 * thread; the rest is pure.
 */
package dev.sightline.sightings;
