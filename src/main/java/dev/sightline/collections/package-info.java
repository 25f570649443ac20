/** Maps of a limited size. */
package dev.sightline.collections;
