/**
 * The demonstration: everything Sightline is made of, started, fed with real photographs and ended
 * again by one command.
 */
package dev.sightline.cli.demo;
