/**
 * The demonstration: starts everything, feeds it real photographs, prints the events and stops it
 * again.
 */
package dev.sightline.cli.demo;
