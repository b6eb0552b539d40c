package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;

/** Reads the body of a request, as far as it is not too long and does not take too long. */
final class RequestBody {
  private static final int CHUNK = 16 << 10;

  private RequestBody() {}

  static byte[] read(Context context, Limits limits) {
    long announced = context.req().getContentLengthLong();
    if (announced > limits.bodyBytes()) {
      throw tooLong("has " + announced + " bytes", limits);
    }
    long end = System.nanoTime() + limits.time().toNanos();
    try {
      InputStream in = context.req().getInputStream();
      // No more room than a small request needs, until more has really come.
      byte[] bytes = new byte[announced < 0 ? CHUNK : (int) Math.min(announced + 1, CHUNK)];
      int length = 0;
      for (int count = in.read(bytes);
          count >= 0;
          count = in.read(bytes, length, bytes.length - length)) {
        length += count;
        if (length > limits.bodyBytes()) {
          throw tooLong("goes on after " + limits.bodyBytes() + " bytes", limits);
        }
        if (System.nanoTime() - end > 0) {
          throw tooSlow(length, limits);
        }
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
      }
      return Arrays.copyOf(bytes, length);
    } catch (IOException e) {
      if (isTimeout(e)) {
        throw tooSlow(-1, limits);
      }
      throw ProblemException.badRequest("body", "ended too early");
    }
  }

  private static boolean isTimeout(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException tooLong(String given, Limits limits) {
    return new ProblemException(413, "body", given + "; expected at most " + limits.bodyBytes());
  }

  private static ProblemException tooSlow(int length, Limits limits) {
    return new ProblemException(
        408,
        "body",
        (length < 0 ? "stopped coming" : "had " + length + " bytes by then")
            + "; expected all of it within "
            + limits.time().toSeconds()
            + " s");
  }
}
