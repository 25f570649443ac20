/** The documentation, compared with the repository: its links, its form, its commands. */
package dev.sightline.documentation;
