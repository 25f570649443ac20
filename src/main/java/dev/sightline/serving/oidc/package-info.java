/**
 * Authentication by an OpenID Connect issuer: bearer tokens of programs, and users who sign in on
 * the page. No data about them is stored here: a sign-in is an encrypted cookie.
 *
 * <p>{@link dev.sightline.serving.oidc.OpenIdConnect} is the entry point. All types are
 * thread-safe.
 */
package dev.sightline.serving.oidc;
