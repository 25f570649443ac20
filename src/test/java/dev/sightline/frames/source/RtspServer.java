package dev.sightline.frames.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An RTSP server that plays one MPEG transport stream, or redirects to another server. */
final class RtspServer implements AutoCloseable {
  private static final int PACKETS = 7 * 188;
  private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d+)");

  private final byte[] video;
  private final String location;
  private final DatagramSocket udp = new DatagramSocket();
  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server = new ServerSocket(0);
  private final boolean isOverUdp;
  private volatile int redirectsFrom = 1;
  private volatile int clientPort;

  /**
   * @param location where it redirects to; if blank, it plays
   */
  RtspServer(byte[] video, String location) throws IOException {
    this(video, location, false);
  }

  private RtspServer(byte[] video, String location, boolean isOverUdp) throws IOException {
    this.video = video;
    this.location = location;
    this.isOverUdp = isOverUdp;
    threads.execute(this::accept);
  }

  /** Creates a server that refuses TCP, and plays over UDP for as long as the client stays. */
  static RtspServer overUdp(byte[] video) throws IOException {
    return new RtspServer(video, "", true);
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
        String transport = "";
        for (String line = requests.readLine();
            line != null && !line.isEmpty();
            line = requests.readLine()) {
          sequence = line.startsWith("CSeq") ? line : sequence;
          transport = line.startsWith("Transport") ? line : transport;
        }
        String method = request.split(" ", 2)[0];
        if (isOverUdp && method.equals("SETUP")) {
          setUpUdp(client.getOutputStream(), sequence, transport);
        } else {
          answer(client.getOutputStream(), method, sequence, number);
        }
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

  private void setUpUdp(OutputStream out, String sequence, String transport) throws IOException {
    Matcher ports = CLIENT_PORT.matcher(transport);
    if (!ports.find()) {
      write(out, "461 Unsupported Transport", sequence, "");
      return;
    }
    clientPort = Integer.parseInt(ports.group(1));
    int port = udp.getLocalPort();
    write(
        out,
        "200 OK",
        sequence
            + "\r\nSession: 1\r\nTransport: RTP/AVP/UDP;unicast;client_port="
            + ports.group(1)
            + "-"
            + (clientPort + 1)
            + ";server_port="
            + port
            + "-"
            + (port + 1),
        "");
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

  /** Sends the video; over TCP once, and hangs up. */
  private void play(OutputStream out) throws IOException {
    if (isOverUdp) {
      threads.execute(this::playOverUdp);
      return;
    }
    int sequence = 0;
    for (int at = 0; at < video.length; at += PACKETS) {
      byte[] packet = packet(at, sequence++);
      out.write('$');
      out.write(0);
      out.write(ByteBuffer.allocate(2).putShort((short) packet.length).array());
      out.write(packet);
    }
    out.flush();
    out.close();
  }

  private void playOverUdp() {
    int sequence = 0;
    try {
      while (!server.isClosed()) {
        for (int at = 0; at < video.length; at += PACKETS) {
          byte[] packet = packet(at, sequence++);
          udp.send(
              new DatagramPacket(
                  packet, packet.length, InetAddress.getLoopbackAddress(), clientPort));
          Thread.sleep(1);
        }
      }
    } catch (IOException | InterruptedException e) {
      // Closed.
    }
  }

  /** Returns an RTP packet of the video (RFC 2250, RFC 3550). */
  private byte[] packet(int at, int sequence) {
    int length = Math.min(PACKETS, video.length - at);
    return ByteBuffer.allocate(12 + length)
        .put((byte) 0x80)
        .put((byte) 33)
        .putShort((short) sequence)
        .putInt(sequence + 1)
        .putInt(1)
        .put(video, at, length)
        .array();
  }

  @Override
  public void close() throws IOException {
    server.close();
    udp.close();
    threads.shutdownNow();
  }
}
