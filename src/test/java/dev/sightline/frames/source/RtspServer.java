package dev.sightline.frames.source;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An RTSP server that plays one MPEG transport stream over TCP, or redirects to another. */
final class RtspServer implements AutoCloseable {
  private static final int PACKETS = 7 * 188;

  private final byte[] video;
  private final String location;
  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server = new ServerSocket(0);
  private volatile int redirectsFrom = 1;

  /**
   * @param location where it redirects to; if blank, it plays
   */
  RtspServer(byte[] video, String location) throws IOException {
    this.video = video;
    this.location = location;
    threads.execute(this::accept);
  }

  String url(String host) {
    return "rtsp://" + host + ":" + server.getLocalPort() + "/stream";
  }

  int connections() {
    return connections.get();
  }

  /** Redirects not before the connection of this number. */
  void redirectFrom(int connection) {
    redirectsFrom = connection;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        int number = connections.incrementAndGet();
        threads.execute(() -> serve(client, number));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void serve(Socket client, int number) {
    try (client) {
      BufferedReader requests =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      String request = requests.readLine();
      while (request != null) {
        String sequence = "";
        for (String line = requests.readLine();
            line != null && !line.isEmpty();
            line = requests.readLine()) {
          sequence = line.startsWith("CSeq") ? line : sequence;
        }
        answer(client.getOutputStream(), request.split(" ", 2)[0], sequence, number);
        request = requests.readLine();
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private void answer(OutputStream out, String method, String sequence, int number)
      throws IOException {
    if (!location.isBlank() && number >= redirectsFrom) {
      write(out, "302 Moved", sequence + "\r\nLocation: " + location, "");
      return;
    }
    switch (method) {
      case "DESCRIBE" ->
          write(
              out,
              "200 OK",
              sequence + "\r\nContent-Type: application/sdp",
              "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nt=0 0\r\n"
                  + "m=video 0 RTP/AVP 33\r\na=control:track\r\n");
      case "SETUP" ->
          write(
              out,
              "200 OK",
              sequence + "\r\nSession: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1",
              "");
      case "PLAY" -> {
        write(out, "200 OK", sequence + "\r\nSession: 1", "");
        play(out);
      }
      default -> write(out, "200 OK", sequence + "\r\nPublic: DESCRIBE, SETUP, PLAY", "");
    }
  }

  private static void write(OutputStream out, String status, String headers, String body)
      throws IOException {
    String answer =
        String.format(
            Locale.ROOT,
            "RTSP/1.0 %s\r\n%s\r\nContent-Length: %d\r\n\r\n%s",
            status,
            headers,
            body.length(),
            body);
    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sends the video in RTP packets (RFC 2250, RFC 3550) and hangs up. */
  private void play(OutputStream out) throws IOException {
    int sequence = 0;
    for (int at = 0; at < video.length; at += PACKETS) {
      int length = Math.min(PACKETS, video.length - at);
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      packet.write('$');
      packet.write(0);
      packet.writeBytes(ByteBuffer.allocate(2).putShort((short) (length + 12)).array());
      packet.write(0x80);
      packet.write(33);
      packet.writeBytes(ByteBuffer.allocate(2).putShort((short) sequence++).array());
      packet.writeBytes(ByteBuffer.allocate(8).putInt(sequence).putInt(1).array());
      packet.write(video, at, length);
      out.write(packet.toByteArray());
    }
    out.flush();
    out.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
