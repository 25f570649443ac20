package dev.sightline.sightings.index;

import dev.sightline.vectors.DotKernel;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The buffers and the result of one search. Belongs to one thread.
 *
 * <p>A panel is copied before it is multiplied: that is a sequential read, which the processor
 * prefetches, and the kernel then reads an array in the cache.
 */
final class Scan {
  private final DotKernel kernel;
  private final List<Probe> probes;
  private final NearestSightings nearest;
  private final byte[] panel;
  private final float[] scales = new float[DotKernel.ROWS];
  private final float[] errors = new float[DotKernel.ROWS];

  Scan(DotKernel kernel, SightingSearch search) {
    this.kernel = kernel;
    this.probes = search.probes().stream().map(Probe::new).toList();
    this.nearest = new NearestSightings(search.limit(), search.minimumCosine());
    this.panel = new byte[search.probes().get(0).dimension() * DotKernel.ROWS];
  }

  List<Probe> probes() {
    return probes;
  }

  NearestSightings nearest() {
    return nearest;
  }

  void load(ByteBuffer chunk, int offset) {
    chunk.get(offset, panel);
    FloatBuffer floats = chunk.asFloatBuffer();
    int meta = (offset + panel.length) / Float.BYTES;
    floats.get(meta, scales);
    floats.get(meta + DotKernel.ROWS, errors);
  }

  /** Fills the probe's products with upper bounds of the rows' similarities. */
  boolean bound(Probe probe) {
    float[] products = probe.products();
    kernel.dot(panel, 0, probe.vector(), products);
    float length = probe.length();
    for (int row = 0; row < DotKernel.ROWS; row++) {
      products[row] = products[row] * scales[row] + errors[row] * length;
    }
    return kernel.anyReaches(products, nearest.floor());
  }
}
