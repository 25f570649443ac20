/**
 * Delivery of every event to an address: signed as Standard Webhooks 1.0 describe it, retried with
 * growing pauses, and written as a dead letter after the last attempt.
 */
package dev.sightline.serving.webhook;
