package dev.sightline.app;

import dev.sightline.tracing.Tracing;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The export of the process's spans to the destination in the {@code OTEL_*} variables of
 * OpenTelemetry. Without them there is nothing: no span, no thread, no connection.
 *
 * <p>Spans are sent in batches, from a bounded queue: a slow or unreachable collector costs spans,
 * never frames. Open this first and close it last, so that all spans are sent before the process
 * ends, also on a shutdown signal.
 */
public final class TraceExport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** The longest time the rest of the process may take to end. */
  private static final Duration LONGEST_END = Duration.ofMinutes(1);

  private static final String EXPORTER = "OTEL_TRACES_EXPORTER";

  private final Optional<OpenTelemetrySdk> sdk;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitClosed, "traces-close");

  private TraceExport(Optional<OpenTelemetrySdk> sdk) {
    this.sdk = sdk;
  }

  /**
   * @param service the process's name in traces, unless {@code OTEL_SERVICE_NAME} gives another
   * @param environment the process's environment variables
   * @throws TraceSettingException if a variable is invalid
   */
  public static TraceExport open(String service, Map<String, String> environment) {
    if (!isWanted(environment)) {
      return new TraceExport(Optional.empty());
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    TraceExport export = new TraceExport(Optional.of(sdk(service)));
    Runtime.getRuntime().addShutdownHook(export.hook);
    return export;
  }

  static boolean isWanted(Map<String, String> environment) {
    String exporter = environment.getOrDefault(EXPORTER, "");
    boolean hasEndpoint =
        environment.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
            || environment.containsKey("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    return !Boolean.parseBoolean(environment.get("OTEL_SDK_DISABLED"))
        && (exporter.isBlank() ? hasEndpoint : !exporter.equals("none"));
  }

  /**
   * Configures the SDK. Metrics are for Prometheus and logs go to standard error, so neither is
   * exported.
   */
  private static OpenTelemetrySdk sdk(String service) {
    try {
      return autoConfigured(service);
    } catch (ConfigurationException e) {
      throw new TraceSettingException(e);
    }
  }

  private static OpenTelemetrySdk autoConfigured(String service) {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(
            () ->
                Map.of(
                    "otel.service.name", service,
                    "otel.exporter.otlp.protocol", "http/protobuf",
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none"))
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  /** A variable of OpenTelemetry is invalid. */
  static final class TraceSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TraceSettingException(ConfigurationException failure) {
      super("OpenTelemetry's OTEL_ variables are invalid: " + cause(failure).getMessage(), failure);
    }

    private static Throwable cause(Throwable failure) {
      return failure.getCause() == null ? failure : cause(failure.getCause());
    }
  }

  /** Returns a factory that records spans if they are exported. */
  public Tracing tracing() {
    return sdk.map(Tracing::of).orElseGet(Tracing::none);
  }

  /**
   * Waits for the last spans, because a process that was asked to end halts when its shutdown hooks
   * have run.
   */
  private void awaitClosed() {
    try {
      boolean unused = closed.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when all spans are sent, or after ten seconds. Idempotent. */
  @Override
  public void close() {
    sdk.ifPresent(
        open -> {
          open.shutdown().join(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
          closed.countDown();
          removeHook();
        });
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending");
    }
  }
}
