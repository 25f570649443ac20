/**
 * What a process reports about itself: meters, health and readiness, over its own HTTP port.
 *
 * <p>{@link dev.sightline.monitoring.StageMeters} measures the stages, {@link
 * dev.sightline.monitoring.HealthServer} answers liveness, readiness and metrics requests. All
 * types are thread-safe. To add a metric, add it to the meters of its subject here.
 */
package dev.sightline.monitoring;
