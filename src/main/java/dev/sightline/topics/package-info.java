/**
 * The Kafka topics outside of the stages: their readers and writers, and their declaration.
 *
 * <p>{@link dev.sightline.topics.Topics} names the topics, {@link
 * dev.sightline.topics.TopicsConfig} specifies how each is created. Readers, writers and tails
 * belong to one thread and are closed by their owner, unless their documentation says otherwise.
 */
package dev.sightline.topics;
