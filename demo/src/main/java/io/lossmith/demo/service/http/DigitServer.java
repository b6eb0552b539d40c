package io.lossmith.demo.service.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.staticfiles.Location;
import io.lossmith.demo.service.DigitService;
import io.lossmith.demo.service.ServiceState;
import io.lossmith.demo.service.metrics.Route;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server around a service. */
public final class DigitServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DigitServer.class);
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int JDK_OF_VIRTUAL_THREADS = 21;
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final DigitService service;
  private final ServerOptions options;
  private final Guard guard;
  private final Javalin javalin;

  private DigitServer(DigitService service, ServerOptions options) {
    this.service = service;
    this.options = options;
    guard = new Guard(service, options.token(), options.limits().requestsAtOnce());
    javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen. Requests are refused until the service is ready.
   *
   * @param service the service
   * @param options where to listen, and to whom
   * @return the running server
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static DigitServer start(DigitService service, ServerOptions options) {
    DigitServer server = new DigitServer(service, options);
    server.javalin.start();
    return server;
  }

  /**
   * The port that the server listens on.
   *
   * @return a port
   */
  public int port() {
    return javalin.port();
  }

  /**
   * Where the server is.
   *
   * @return an address of the scheme http
   */
  public URI uri() {
    String host = options.host();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
  }

  /** Takes no more requests, ends those that it has, and stops listening. Not the service. */
  @Override
  public void close() {
    service.become(ServiceState.STOPPING);
    try {
      if (!guard.awaitIdle(DRAIN)) {
        LOG.warn("requests are cut off: they took longer than {} s", DRAIN.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = Runtime.version().feature() >= JDK_OF_VIRTUAL_THREADS;
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(this::configure);
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new ConnectionErrors()));
    config.jetty.modifyHttpConfiguration(DigitServer::configure);
    config.jetty.addConnector(this::connector);
    config.staticFiles.add(
        files -> {
          files.directory = Refusals.PAGE_FOLDER;
          files.location = Location.CLASSPATH;
          files.headers =
              Map.of(
                  "Cache-Control",
                  "no-cache",
                  "Content-Security-Policy",
                  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'",
                  "X-Content-Type-Options",
                  "nosniff");
        });
    config.requestLogger.http(this::count);
    routes(config.routes);
    Refusals.register(config.routes);
  }

  private void configure(Server server) {
    server.setErrorHandler(new ConnectionErrors());
    server.setStopTimeout(DRAIN.toMillis());
  }

  private static void configure(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.limits().time().toMillis());
    return connector;
  }

  private void count(Context context, Float millis) {
    if (service.state() == ServiceState.WARMING_UP) {
      // Most of these requests are the server's own.
      return;
    }
    service
        .metrics()
        .request(
            Route.of(context.path()),
            context.statusCode(),
            Math.round(millis.doubleValue() * NANOS_PER_MILLI));
  }

  private void routes(RoutesConfig routes) {
    InfoHandlers info = new InfoHandlers(service);
    Limits limits = options.limits();
    routes.before(new HostCheck(options.host()));
    routes.post(Route.PREDICT.path(), guard.work(new PredictHandler(service.lanes(), limits)));
    routes.post(
        Route.LEARN.path(),
        guard.work(new LearnHandler(service.learner(), service.metrics(), limits)));
    get(routes, Route.MODEL, guard.secret(info::model));
    get(routes, Route.METRICS, guard.secret(info::metrics));
    get(routes, Route.HEALTH, info::health);
    get(routes, Route.OPENAPI, info::description);
  }

  private static void get(RoutesConfig routes, Route route, Handler handler) {
    routes.get(route.path(), handler);
    // The same without its body, which the server leaves out.
    routes.head(route.path(), handler);
  }
}
