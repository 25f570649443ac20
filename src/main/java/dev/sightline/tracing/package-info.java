/**
 * Spans of what is done to records, and where in a trace a record stands: W3C trace context in its
 * headers. Without somebody who records spans, contexts are carried on and nothing else happens. No
 * span tells who somebody is: neither names, vectors nor pictures get into one.
 *
 * <p>What there is of OpenTelemetry's API stays in here; where spans are sent is the command line's
 * affair. All types may be used by any thread.
 */
package dev.sightline.tracing;
