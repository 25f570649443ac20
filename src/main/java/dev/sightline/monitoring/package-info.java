/**
 * The meters, health and readiness of a process, over its own HTTP port.
 *
 * <p>{@link dev.sightline.monitoring.StageMeters} measures the stages, {@link
 * dev.sightline.monitoring.HealthServer} answers liveness, readiness and metrics requests. All
 * types are thread-safe. To add a metric, add it to the meters of its subject here.
 */
package dev.sightline.monitoring;
