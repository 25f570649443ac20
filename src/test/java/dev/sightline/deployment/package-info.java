/**
 * What runs Sightline, compared with Sightline: the Kubernetes manifests, the container image, the
 * compose file, the dashboard and the alerts.
 */
package dev.sightline.deployment;
