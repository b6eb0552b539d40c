package io.lossmith.demo.service.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept open, and on which one request follows the other. It does as little
 * as it can: client and server share the processors, and what the client needs is missing in what
 * is measured. For one thread.
 */
final class LoadConnection implements Closeable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final StringBuilder line = new StringBuilder();

  LoadConnection(InetSocketAddress address) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(address, TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request and reads its answer; returns the status. */
  int send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = readLine();
    int length = 0;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    in.skipNBytes(length);
    return Integer.parseInt(status.split(" ", 3)[1]);
  }

  private String readLine() throws IOException {
    line.setLength(0);
    for (int character = in.read(); character != '\n'; character = in.read()) {
      if (character < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (character != '\r') {
        line.append((char) character);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The bytes of a request. */
  static byte[] request(String path, String authority, String token, byte[] json) {
    String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    byte[] head =
        ("POST " + path + " HTTP/1.1\r\nHost: " + authority + "\r\n" + authorization)
            .concat("Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + json.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(json, 0, all, head.length, json.length);
    return all;
  }
}
