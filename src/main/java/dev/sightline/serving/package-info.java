/**
 * The HTTP side: server, API, views, sign-in and webhooks, each in a package of its own.
 *
 * <p>{@code http} is the server and its rules, {@code view} keeps what the API shows up to date
 * from the topics, {@code api} answers requests, {@code oidc} signs users in, {@code webhook}
 * delivers events. No recognition logic.
 */
package dev.sightline.serving;
