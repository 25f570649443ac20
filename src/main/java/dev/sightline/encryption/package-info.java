/**
 * Encryption at rest with one data key per person, so that destroying the key destroys the data.
 *
 * <p>A {@link dev.sightline.encryption.DataKey} seals bytes with AES-256-GCM. {@link
 * dev.sightline.encryption.KeyEncryptionKeys}, which come from a file or a command, wrap data keys
 * in the same way. Both bind what they encrypt to a text that names its owner, so that one
 * ciphertext cannot replace another. Uses only the JDK's cryptography; immutable and thread-safe.
 */
package dev.sightline.encryption;
