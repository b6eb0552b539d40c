package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.lossmith.demo.service.DigitService;
import io.lossmith.demo.service.ServiceState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets requests pass: those that bring the token, while the service is ready, and not too many. */
final class Guard {
  private static final String SCHEME = "Bearer ";

  private final DigitService service;
  private final Optional<byte[]> token;
  private final int requestsAtOnce;
  private final Semaphore free;

  Guard(DigitService service, Optional<String> token, int requestsAtOnce) {
    this.service = service;
    this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    this.requestsAtOnce = requestsAtOnce;
    free = new Semaphore(requestsAtOnce);
  }

  /** A handler behind the token. */
  Handler secret(Handler handler) {
    return context -> {
      requireToken(context);
      handler.handle(context);
    };
  }

  /** A handler behind the token that works for the client, as far as there is room. */
  Handler work(Handler handler) {
    return context -> {
      requireToken(context);
      if (!free.tryAcquire()) {
        throw busy("has too many requests; try again in a second");
      }
      service.metrics().begin();
      try {
        // Only now: whoever stops the service waits for all that are in here.
        if (service.state() != ServiceState.READY) {
          throw busy("is " + service.state().words());
        }
        handler.handle(context);
      } finally {
        service.metrics().end();
        free.release();
      }
    };
  }

  /** Waits until no work is left; false if that takes too long. */
  boolean awaitIdle(Duration time) throws InterruptedException {
    return free.tryAcquire(requestsAtOnce, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void requireToken(Context context) {
    if (token.isEmpty()) {
      return;
    }
    String header = context.header("Authorization");
    byte[] given =
        header != null && header.startsWith(SCHEME)
            ? header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    // Takes as long for a token that is nearly right as for any other.
    if (!MessageDigest.isEqual(token.get(), given)) {
      context.header("WWW-Authenticate", SCHEME.strip());
      throw new ProblemException(
          401, "header Authorization", "expected \"Bearer\" and the token of this service");
    }
  }

  private static ProblemException busy(String detail) {
    return new ProblemException(503, "service", detail);
  }
}
