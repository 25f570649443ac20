/**
 * The web server: who may ask for what, how much, and how errors are told. Knows nothing of faces.
 *
 * <p>Requests are handled by the server's own threads, several at once.
 */
package dev.sightline.serving.http;
