/**
 * The search stage: {@code sightline.sightings} as a searchable state store, and the questions to
 * it over HTTP.
 *
 * <p>Each partition of the topic is a task of Kafka Streams with an index as its read-only state
 * store; the topic is its changelog. Kafka Streams assigns, restores and replicates. An instance
 * answers for its own partitions, asks the other instances for theirs, and names the partitions
 * that did not answer.
 */
package dev.sightline.sightings.search;
