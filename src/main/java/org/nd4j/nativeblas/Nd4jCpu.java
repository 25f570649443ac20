package org.nd4j.nativeblas;

/**
 * Stands where DL4J 1.0.0-M2.1 looks for ND4J's environment, so that its oneDNN layers work.
 *
 * <p>{@code BaseMKLDNNHelper.mklDnnEnabled()} finds out by reflection whether the native library
 * has oneDNN: it loads {@code org.nd4j.nativeblas.Nd4jCpu$Environment} and asks {@code
 * getInstance().isUseMKLDNN()}. In M2.1 that class has moved to {@code
 * org.nd4j.linalg.cpu.nativecpu.bindings} and its method is called {@code isUseONEDNN}, so the
 * lookup always fails and convolutions run ten to twenty times slower. Nobody but that lookup uses
 * this class; {@link dev.sightline.embedding.NativeMath} checks that it does its work.
 */
@SuppressWarnings("JavaLangClash") // the name is the one DL4J looks up
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** The part of ND4J's environment that DL4J asks for. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    /**
     * Whether the loaded native library was built with oneDNN and may use it. The library's own
     * flag alone does not say: it is also set where oneDNN is not built in.
     */
    public boolean isUseMKLDNN() {
      return NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo().contains("HAVE_ONEDNN")
          && org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }
  }
}
