/**
 * The web server: authentication, limits and errors. Knows nothing of faces.
 *
 * <p>Requests are handled by the server's own threads, several at once.
 */
package dev.sightline.serving.http;
