package dev.sightline.gallery;

/** How the gallery packs vectors in memory. Both give the same results. */
public enum IndexType {
  /** Four bytes a component: what is scanned is what is compared. */
  FLOAT32,
  /**
   * Scans one byte a component and compares in float32 where the bytes leave it open: faster where
   * memory is the limit, a quarter more of it in all.
   */
  INT8
}
