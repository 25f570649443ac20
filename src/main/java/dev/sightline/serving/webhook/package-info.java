/**
 * Tells an address of the user's of every event: signed as Standard Webhooks 1.0 describe it,
 * repeated with growing pauses, and a dead letter where all was in vain.
 */
package dev.sightline.serving.webhook;
