/**
 * A real Kafka broker of one node for the demo and the tests; Kafka's server internals do not leave
 * this package.
 *
 * <p>{@link dev.sightline.broker.BrokerProcess} runs it in its own JVM, because a broker ends its
 * JVM when its disk fails, and because tests kill it. {@link dev.sightline.broker.EmbeddedBroker}
 * runs it in the calling process. It locks its data directory, which only its owner can read. Each
 * has one owner, which closes it.
 */
package dev.sightline.broker;
