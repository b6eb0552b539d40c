package io.lossmith.demo.service.http;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is wrong before it becomes a request: in the same form, and without stack traces.
 */
final class ConnectionErrors extends ErrorHandler {
  private static final String WHERE = "request";

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(body(status, message)), callback);
  }

  private static byte[] body(int status, @Nullable String message) {
    // What is the server's fault is in its log, and nobody else's business.
    boolean clientsFault = HttpStatus.isClientError(status);
    return Problems.bytes(
        status,
        WHERE,
        clientsFault
            ? Objects.requireNonNullElse(message, HttpStatus.getMessage(status))
            : HttpStatus.getMessage(status));
  }
}
