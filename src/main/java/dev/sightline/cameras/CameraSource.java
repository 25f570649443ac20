package dev.sightline.cameras;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a camera's pictures come from.
 *
 * @param address a file, a folder, a URL or a webcam's number; credentials are hidden
 * @param sealed the whole address, encrypted; empty if {@code address} is whole
 * @param transport how RTSP is carried; empty for what the agent's settings say
 */
public record CameraSource(String address, Optional<String> sealed, Optional<Transport> transport) {

  /** How RTSP carries its pictures. */
  public enum Transport {
    AUTO,
    TCP,
    UDP;

    /** Returns the name in records, e.g. {@code tcp}. */
    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CameraSource {
    if (address.isBlank()) {
      throw new IllegalArgumentException("a camera's source must not be blank");
    }
    requireNonNull(sealed, "sealed");
    requireNonNull(transport, "transport");
    if (sealed.isEmpty() && !address.equals(SourceAddress.shown(address))) {
      throw new IllegalArgumentException("an address with credentials must be sealed");
    }
  }
}
