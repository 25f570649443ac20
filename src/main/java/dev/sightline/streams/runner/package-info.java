/**
 * The lifecycle of a topology, from start to a clean end, and Kafka Streams' properties from the
 * configuration.
 */
package dev.sightline.streams.runner;
