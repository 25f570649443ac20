/**
 * Runs a topology from start to a clean end, and derives Kafka Streams' properties from the
 * configuration.
 */
package dev.sightline.streams.runner;
