/**
 * Files of users: text from any editor, output that only its owner may read, and temporary folders
 * that are deleted with the process. Depends on no other package.
 */
package dev.sightline.files;
