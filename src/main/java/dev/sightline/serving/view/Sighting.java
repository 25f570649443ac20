package dev.sightline.serving.view;

import java.time.Instant;

/**
 * Where and when a person was last seen.
 *
 * @param event the id of the event that says so
 */
public record Sighting(
    String collection, String person, String camera, Instant seenAt, String event) {}
