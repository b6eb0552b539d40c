package io.lossmith.benchmark.tribuo;

import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.Method;

/** Has no loss without gradient, and no log-softmax. */
final class TribuoContender implements Contender {
  @Override
  public String name() {
    return "tribuo";
  }

  @Override
  public boolean takes(Method method, int classes, int rows) {
    return method == Method.LOSS_AND_GRADIENT || method == Method.SOFTMAX;
  }

  @Override
  public Call prepare(Method method, BatchData data) {
    return new TribuoCall(method, data);
  }
}
