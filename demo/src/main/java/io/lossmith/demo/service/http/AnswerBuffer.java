package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** An answer on its way, in memory that is used again. */
final class AnswerBuffer extends ByteArrayOutputStream {
  private static final int INITIAL_BYTES = 1 << 12;
  private static final String JSON = "application/json";

  AnswerBuffer() {
    super(INITIAL_BYTES);
  }

  /** Hands the answer over to the connection, which never waits here for a slow client. */
  void send(Context context) {
    HttpServletResponse response = context.res();
    response.setContentType(JSON);
    response.setContentLength(size());
    response.setBufferSize(Math.max(1, size()));
    try {
      writeTo(response.getOutputStream());
    } catch (IOException e) {
      throw new ProblemException(400, "connection", "was closed before the answer");
    }
  }
}
