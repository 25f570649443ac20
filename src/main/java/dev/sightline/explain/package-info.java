/** The explanation of an event: fetches its frame and repeats detection, embedding and matching. */
package dev.sightline.explain;
