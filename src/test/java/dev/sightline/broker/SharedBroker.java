package dev.sightline.broker;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests of a class: a static field with {@code @RegisterExtension}. */
public final class SharedBroker implements BeforeAllCallback, AfterAllCallback {
  private BrokerProcess process;

  @Override
  public void beforeAll(ExtensionContext context) {
    process = BrokerProcess.start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    process.close();
  }

  /** The running broker. */
  public BrokerProcess process() {
    return process;
  }
}
