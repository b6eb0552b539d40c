package io.lossmith.demo.service.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection on which a test may send what no proper client would. */
public final class RawConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;

  public RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Everything until the service closes the connection, or as far as it comes. */
  public String readAll() throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    try {
      for (int character = in.read(); character >= 0; character = in.read()) {
        text.append((char) character);
      }
    } catch (SocketException e) {
      // Closed with something still on its way to the service; what it said before counts.
      return text.toString();
    }
    return text.toString();
  }

  /** The status of the next answer; its headers and body are not read. */
  public String readStatusLine() throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int character = in.read(); character >= 0 && character != '\n'; character = in.read()) {
      line.append((char) character);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
