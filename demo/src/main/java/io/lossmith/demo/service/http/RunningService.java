package io.lossmith.demo.service.http;

import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.DigitService;
import io.lossmith.demo.service.ServiceOptions;
import io.lossmith.demo.service.ServiceState;
import io.lossmith.demo.service.learn.Learner;
import io.lossmith.demo.service.store.LearnedSteps;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A whole service: its state, its model at work, and its server. */
public final class RunningService implements AutoCloseable {
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final int ROUNDS_PER_QUESTION = 10;

  private final DigitService service;
  private final DigitServer server;

  private RunningService(DigitService service, DigitServer server) {
    this.service = service;
    this.server = server;
  }

  /**
   * Recovers what was learned, and starts to listen. Requests are refused until {@link #warmUp} has
   * returned.
   *
   * @param state the folder that keeps what is learned
   * @param initial gives the model of a service that has learned nothing yet; asked only if needed
   * @param model how the service learns and predicts
   * @param server where to listen, and to whom
   * @param reports is told, in one line each, what of the state is damaged
   * @return the service, to be closed
   * @throws io.lossmith.demo.data.InvalidInputException if the state cannot be used
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static RunningService start(
      Path state,
      Supplier<DigitModel> initial,
      ServiceOptions model,
      ServerOptions server,
      Consumer<String> reports) {
    LearnedSteps store = LearnedSteps.open(state, initial, Learner.BATCH, reports);
    DigitService service = new DigitService(store.recovered(), store, model);
    try {
      return new RunningService(service, DigitServer.start(service, server));
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  /**
   * Has the code compiled, then takes requests.
   *
   * @param rounds how many made-up requests
   */
  public void warmUp(int rounds) {
    WarmUp.run(service, rounds, WARM_UP);
    ServerWarmUp.run(uri(), rounds / ROUNDS_PER_QUESTION, WARM_UP);
    service.become(ServiceState.READY);
  }

  /**
   * The port that the service listens on.
   *
   * @return a port
   */
  public int port() {
    return server.port();
  }

  /**
   * Where the service is.
   *
   * @return an address of the scheme http
   */
  public URI uri() {
    return server.uri();
  }

  /**
   * The service behind the server.
   *
   * @return the service
   */
  public DigitService service() {
    return service;
  }

  /** Ends the requests that there are, and writes down what was learned. */
  @Override
  public void close() {
    try {
      server.close();
    } finally {
      service.close();
    }
  }
}
