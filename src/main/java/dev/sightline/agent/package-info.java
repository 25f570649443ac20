/**
 * Publishes cameras: one, once, or those of {@code sightline.cameras} that Kafka gives to this
 * process.
 *
 * <p>An {@link dev.sightline.agent.Agent} is a member of the group of agents. The thread that runs
 * it starts and stops {@link dev.sightline.agent.CameraFeed}s, each of which has a thread of its
 * own. All send through one producer.
 */
package dev.sightline.agent;
