package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.lossmith.demo.service.learn.LearnTicket;
import io.lossmith.demo.service.learn.Learner;
import io.lossmith.demo.service.metrics.Route;
import io.lossmith.demo.service.metrics.ServiceMetrics;
import io.lossmith.demo.service.model.Predictor;
import java.util.stream.Stream;

/** Answers {@code POST /learn}, once the step is on disk. */
final class LearnHandler implements Handler {
  private final Learner learner;
  private final ServiceMetrics metrics;
  private final Limits limits;
  private final Pool<Exchange> exchanges;

  LearnHandler(Learner learner, ServiceMetrics metrics, Limits limits) {
    this.learner = learner;
    this.metrics = metrics;
    this.limits = limits;
    exchanges =
        new Pool<>(
            Stream.generate(() -> new Exchange(learner.ticket()))
                .limit(limits.requestsAtOnce())
                .toList(),
            0);
  }

  @Override
  public void handle(Context context) {
    ImageFormat format = ImageFormat.of(context);
    byte[] body = RequestBody.read(context, limits);
    Exchange exchange = exchanges.borrow();
    try {
      RequestImages images = format.read(context, body, exchange.target);
      if (!images.labelled()) {
        throw ProblemException.badRequest("label", "is missing; expected 0 to 9");
      }
      exchange.learn();
      exchange.buffer.send(context);
    } finally {
      exchanges.giveBack(exchange);
    }
  }

  private final class Exchange {
    private final LearnTicket ticket;
    private final ImageTarget target;
    private final AnswerBuffer buffer = new AnswerBuffer();

    Exchange(LearnTicket ticket) {
      this.ticket = ticket;
      float[] pixels = ticket.pixels();
      target = new ImageTarget(pixels, ticket.labels(), pixels.length, Predictor.CLASSES);
    }

    void learn() {
      if (!learner.learn(ticket)) {
        throw new ProblemException(503, "service", "has too much to learn; try again in a second");
      }
      switch (ticket.outcome()) {
        case LEARNED -> {
          metrics.loss(Route.LEARN, ticket.lossNanos());
          buffer.reset();
          Answers.step(ticket, buffer);
        }
        case NOT_FINITE ->
            throw new ProblemException(
                422, "image", "would make parameters infinite; the model is unchanged");
        case NOT_STORED ->
            throw new ProblemException(
                503, "service", "cannot write to disk; nothing is learned until it is restarted");
        case STOPPED -> throw new ProblemException(503, "service", "is stopping");
      }
    }
  }
}
