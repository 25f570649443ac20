/**
 * What a running process says about itself over HTTP: whether it is alive and ready, and its
 * metrics. Holds no recognition logic.
 *
 * <p>The stages report to {@link dev.sightline.serving.StageMeters}; {@link
 * dev.sightline.serving.HealthServer} answers whoever asks. What a process does is put together in
 * {@code cli}. All types are thread-safe; whoever starts a server closes it.
 */
package dev.sightline.serving;
