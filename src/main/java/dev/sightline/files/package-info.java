/**
 * Files of users and for users: text that any editor wrote, output that only its owner may read,
 * and temporary folders that do not outlive the program. Depends on no other package.
 */
package dev.sightline.files;
