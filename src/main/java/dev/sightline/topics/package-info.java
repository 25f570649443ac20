/**
 * Reads and writes Kafka topics outside of the stages, and declares the topics themselves.
 *
 * <p>{@link dev.sightline.topics.Topics} names the topics, {@link
 * dev.sightline.topics.TopicsConfig} says how each is created, {@link
 * dev.sightline.topics.AccessRules} who may use it. Readers, writers and tails belong to one thread
 * and are closed by their owner, unless their documentation says otherwise.
 */
package dev.sightline.topics;
