/** Objects that own several resources. No thread of its own, and nothing of any other package. */
package dev.sightline.lifecycle;
