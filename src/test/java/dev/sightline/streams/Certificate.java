package dev.sightline.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A certificate of this machine's loopback address that nobody has signed but itself.
 *
 * @param keyStore PKCS 12 file with the certificate and its private key
 * @param pem the certificate for clients that trust it
 */
public record Certificate(Path keyStore, String pem) {
  public static final String PASSWORD = "changeit";

  /** Made by the JDK's keytool. */
  public static Certificate selfSigned(Path folder) throws IOException, InterruptedException {
    Path keyStore = folder.resolve("broker.p12");
    keytool(
        keyStore,
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=DNS:localhost,IP:127.0.0.1");
    return new Certificate(keyStore, keytool(keyStore, "-exportcert", "-alias", "broker", "-rfc"));
  }

  /** A broker that shows it, and trusts itself. */
  Map<String, String> brokerSettings() {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keyStore.toString(),
        "ssl.keystore.password",
        PASSWORD,
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        keyStore.toString(),
        "ssl.truststore.password",
        PASSWORD);
  }

  /** A client that trusts it. */
  Map<String, String> clientSettings() {
    return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.certificates", pem);
  }

  private static String keytool(Path keyStore, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("keytool's exit code").isZero();
    return output;
  }
}
