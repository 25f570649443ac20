/**
 * Spans of operations on records. The W3C trace context is in the records' headers. If spans are
 * not recorded, contexts are only propagated. No span identifies a person: it contains neither
 * names nor vectors nor pictures.
 *
 * <p>OpenTelemetry's API does not leave this package; the command line configures where spans are
 * sent. All types may be used by any thread.
 */
package dev.sightline.tracing;
