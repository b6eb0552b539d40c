package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.lossmith.demo.service.PredictLane;
import io.lossmith.demo.service.model.Predictor;
import java.util.List;

/** Answers {@code POST /predict}. */
final class PredictHandler implements Handler {
  private static final long WAIT_MILLIS = 5_000;

  private final Limits limits;
  private final Pool<Exchange> exchanges;

  PredictHandler(List<PredictLane> lanes, Limits limits) {
    this.limits = limits;
    exchanges = new Pool<>(lanes.stream().map(Exchange::new).toList(), WAIT_MILLIS);
  }

  @Override
  public void handle(Context context) {
    ImageFormat format = ImageFormat.of(context);
    byte[] body = RequestBody.read(context, limits);
    Exchange exchange = exchanges.borrow();
    try {
      exchange.answer(format.read(context, body, exchange.target));
      exchange.buffer.send(context);
    } finally {
      exchanges.giveBack(exchange);
    }
  }

  /** From images to an answer, with room that is used again. */
  static final class Exchange {
    private final PredictLane lane;
    private final ImageTarget target;
    private final AnswerBuffer buffer = new AnswerBuffer();

    Exchange(PredictLane lane) {
      this.lane = lane;
      Predictor predictor = lane.predictor();
      target =
          new ImageTarget(
              predictor.pixels(),
              predictor.labels(),
              predictor.pixelsPerImage(),
              Predictor.CLASSES);
    }

    ImageTarget target() {
      return target;
    }

    void answer(RequestImages images) {
      long step = lane.predict(images.count(), images.labelled());
      buffer.reset();
      Answers.prediction(lane.predictor(), step, buffer);
    }
  }
}
