/**
 * Objects that own several resources. The package has no threads and depends on no other package.
 */
package dev.sightline.lifecycle;
