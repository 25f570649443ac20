package dev.sightline.embedding;

import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A switch that turns on DL4J's oneDNN layers and logs whether it worked.
 *
 * <p>DL4J 1.0.0-M2.1 drops its fast layers unless a system property is {@code false} when a layer
 * is made. This class sets it, unless it was set on the command line. The other half of the repair
 * is {@link org.nd4j.nativeblas.Nd4jCpu}. Every network of this package is built after {@link
 * #initialize()}.
 */
public final class NativeMath {
  private static final Logger log = LoggerFactory.getLogger(NativeMath.class);
  private static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";
  private static final boolean ONE_DNN = load();

  private NativeMath() {}

  /**
   * Loads the native library on first use; later calls only return the result.
   *
   * @return whether convolutions run on oneDNN. Without it the network gives the same embeddings,
   *     ten to twenty times slower
   */
  public static boolean initialize() {
    return ONE_DNN;
  }

  private static boolean load() {
    if (System.getProperty(HELPERS_DISABLED) == null) {
      System.setProperty(HELPERS_DISABLED, "false");
    }
    boolean allowed = !Boolean.getBoolean(HELPERS_DISABLED);
    boolean oneDnn = allowed && BaseMKLDNNHelper.mklDnnEnabled();
    log.info(
        "Neural network: ND4J on {} thread(s), oneDNN {}",
        Nd4j.getEnvironment().maxMasterThreads(),
        oneDnn ? "on" : allowed ? "off: the native library lacks it" : "off: " + HELPERS_DISABLED);
    return oneDnn;
  }
}
