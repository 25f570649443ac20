/**
 * Takes an issuer's word on who somebody is (OpenID Connect): bearer tokens of programs, and people
 * who sign in on the page. Nothing about them is kept here: a sign-in is a sealed cookie.
 *
 * <p>{@link dev.sightline.serving.oidc.OpenIdConnect} puts it together. All types are thread-safe.
 */
package dev.sightline.serving.oidc;
