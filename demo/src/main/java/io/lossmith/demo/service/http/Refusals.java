package io.lossmith.demo.service.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that a request can run into into an answer of {@link Problems}. */
final class Refusals {
  /** Where the page's files are on the class path. */
  static final String PAGE_FOLDER = "/web";

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String METHODS = "availableMethods";

  private Refusals() {}

  static void register(RoutesConfig routes) {
    routes.exception(ProblemException.class, Refusals::answer);
    routes.exception(HttpResponseException.class, Refusals::refuse);
    routes.exception(
        Exception.class,
        (exception, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), exception);
          Problems.answer(context, 500, null, "the service failed; its log tells why");
        });
  }

  private static void answer(ProblemException problem, Context context) {
    switch (problem.status()) {
      // What is still to come of the request is not read.
      case 408, 413 -> context.header("Connection", "close");
      case 503 -> context.header("Retry-After", "1");
      default -> {}
    }
    Problems.answer(
        context, problem.status(), problem.where(), String.valueOf(problem.getMessage()));
  }

  private static void refuse(HttpResponseException refusal, Context context) {
    String methods = refusal.getDetails().get(METHODS);
    if (methods == null && refusal.getStatus() == 404 && isPageFile(context)) {
      methods = "GET, HEAD";
    }
    if (methods != null) {
      context.header("Allow", methods);
      Problems.answer(
          context,
          405,
          "method",
          context.req().getMethod() + " is not for " + context.path() + "; expected " + methods);
      return;
    }
    Problems.answer(
        context,
        refusal.getStatus(),
        "path",
        refusal.getStatus() == 404
            ? context.path() + " does not exist"
            : Objects.requireNonNullElse(refusal.getMessage(), "refused"));
  }

  /** Whether a file of the page was asked for in vain: then it was with another method. */
  private static boolean isPageFile(Context context) {
    String path = context.path().equals("/") ? "/index.html" : context.path();
    return !context.method().equals(HandlerType.GET)
        && !path.contains("..")
        && Refusals.class.getResource(PAGE_FOLDER + path) != null;
  }
}
