package dev.sightline.gallery;

/** The packing of vectors in memory. Both give the same results. */
public enum IndexType {
  /** Four bytes per component; the scanned values are also those compared. */
  FLOAT32,
  /**
   * Scans one byte per component and compares in float32 where the bytes are not enough to decide.
   * Faster where memory bandwidth is the limit; needs a quarter more memory.
   */
  INT8
}
