/**
 * A real Kafka broker of one node for the demo and the tests; Kafka's server internals stop here.
 *
 * <p>{@link dev.sightline.broker.BrokerProcess} runs it in a JVM of its own, because a broker ends
 * its JVM when its disk fails, and because tests kill it. {@link
 * dev.sightline.broker.EmbeddedBroker} is the broker itself, in the calling process. It locks its
 * data directory, which only its owner can read. Both are for one owner, which closes them.
 */
package dev.sightline.broker;
