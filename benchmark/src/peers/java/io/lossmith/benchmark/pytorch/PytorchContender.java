package io.lossmith.benchmark.pytorch;

import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.Method;

/** Tensors that persist, and autograd for the gradient. */
final class PytorchContender implements Contender {
  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public boolean takes(Method method, int classes, int rows) {
    return true;
  }

  @Override
  public Call prepare(Method method, BatchData data) {
    return new PytorchCall(method, data);
  }
}
