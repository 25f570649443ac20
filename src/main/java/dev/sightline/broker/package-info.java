/**
 * A real Kafka broker of one node for the demo and the tests; Kafka's server internals stop here.
 *
 * <p>{@link dev.sightline.broker.BrokerProcess} runs it in a Java machine of its own, because a
 * broker ends its machine when its disk fails, and because a test wants to kill it. {@link
 * dev.sightline.broker.EmbeddedBroker} is the broker itself, in the calling process. Both are for
 * one owner, which closes them.
 */
package dev.sightline.broker;
