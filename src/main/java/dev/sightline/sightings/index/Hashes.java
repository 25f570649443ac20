package dev.sightline.sightings.index;

import java.nio.charset.StandardCharsets;

/** 64-bit hashes of ids. They stand in files, so they must never change. */
final class Hashes {
  /** The hash of no id. */
  static final long NONE = 0;

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hashes() {}

  static long of(String id) {
    return of(id.getBytes(StandardCharsets.UTF_8));
  }

  /** FNV-1a, and the finalizer of MurmurHash3, which spreads it over all bits. */
  static long of(byte[] id) {
    long hash = OFFSET;
    for (byte next : id) {
      hash = (hash ^ (next & 0xff)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == NONE ? 1 : hash;
  }
}
