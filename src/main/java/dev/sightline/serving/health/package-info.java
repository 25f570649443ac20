/**
 * What works in a deployment and what does not, derived from the matchers' reports, the progress of
 * the stages and the cameras' statuses. It answers without waiting for Kafka.
 */
package dev.sightline.serving.health;
