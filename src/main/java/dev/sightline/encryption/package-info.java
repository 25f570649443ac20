/**
 * Encryption at rest, one data key a person, so that destroying the key destroys what it sealed.
 *
 * <p>A {@link dev.sightline.encryption.DataKey} seals bytes with AES-256-GCM; {@link
 * dev.sightline.encryption.KeyEncryptionKeys}, which come from a file or a command, wrap data keys
 * in the same way. Both bind what they encrypt to a text that says whose it is, so that one
 * ciphertext cannot stand in for another. Only the JDK's cryptography; immutable and thread-safe.
 */
package dev.sightline.encryption;
