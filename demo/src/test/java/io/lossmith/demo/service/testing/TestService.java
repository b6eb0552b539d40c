package io.lossmith.demo.service.testing;

import io.lossmith.demo.service.ServiceOptions;
import io.lossmith.demo.service.http.Limits;
import io.lossmith.demo.service.http.RunningService;
import io.lossmith.demo.service.http.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service in this JVM, on a free port, with limits that tests reach soon. */
public final class TestService implements AutoCloseable {
  /** The learning rate. */
  public static final float RATE = 0.02f;

  /** Limits that tests reach soon. */
  public static final Limits LIMITS = new Limits(100_000, Duration.ofSeconds(1), 16);

  private final RunningService running;
  private final Caller caller;
  private final List<String> reports = new ArrayList<>();

  private TestService(Path state, Optional<String> token, boolean warm) {
    running =
        RunningService.start(
            state,
            () -> Digits.model(1),
            new ServiceOptions(RATE, 7, 2, 4),
            new ServerOptions("127.0.0.1", 0, token, LIMITS),
            reports::add);
    caller = new Caller(running.port());
    if (warm) {
      running.warmUp(1);
    }
  }

  public static TestService start(Path state) {
    return new TestService(state, Optional.empty(), true);
  }

  public static TestService withToken(Path state, String token) {
    return new TestService(state, Optional.of(token), true);
  }

  /** A service whose warm-up has not begun. */
  public static TestService cold(Path state) {
    return new TestService(state, Optional.empty(), false);
  }

  public Caller caller() {
    return caller;
  }

  public RunningService running() {
    return running;
  }

  /** What was damaged. */
  public List<String> reports() {
    return reports;
  }

  @Override
  public void close() {
    running.close();
  }
}
