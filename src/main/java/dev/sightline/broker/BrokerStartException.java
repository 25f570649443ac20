package dev.sightline.broker;

/** A broker could not be started; the message names its address. */
public final class BrokerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerStartException(String message) {
    super(message);
  }

  BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
