package io.lossmith.benchmark.pytorch;

import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import io.lossmith.benchmark.contender.Method;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * PyTorch on one thread. Softmax and log-softmax are given the tensor to write to; a loss without
 * gradient is computed on logits that need none.
 */
final class PytorchCall implements Call {
  private final Method method;
  private final Tensor logits;
  private final Tensor targets;
  private final Tensor output;
  private final Tensor noGradient = new Tensor();

  /** The memory of the tensors, held for as long as they are. */
  private final FloatPointer logitsMemory;

  private final FloatPointer outputMemory;
  private final LongPointer targetsMemory;
  private final int length;

  PytorchCall(Method method, BatchData data) {
    torch.set_num_threads(1);
    this.method = method;
    length = data.logits().length;
    logitsMemory = new FloatPointer(data.logits());
    outputMemory = new FloatPointer((long) length);
    targetsMemory = new LongPointer((long) data.rows());
    for (int row = 0; row < data.rows(); row++) {
      targetsMemory.put(row, data.targets()[row]);
    }
    logits = torch.from_blob(logitsMemory, data.rows(), data.classes());
    output = torch.from_blob(outputMemory, data.rows(), data.classes());
    targets =
        torch.from_blob(
            targetsMemory, new long[] {data.rows()}, new TensorOptions(ScalarType.Long));
    if (method == Method.LOSS_AND_GRADIENT) {
      logits.set_requires_grad(true);
    }
  }

  @Override
  @SuppressWarnings("try") // The scope works by being there.
  public float run() {
    // Frees what the call makes when it ends, instead of when a collector comes round.
    try (PointerScope scope = new PointerScope()) {
      return switch (method) {
        case LOSS -> torch.cross_entropy_loss(logits, targets).item_float();
        case LOSS_AND_GRADIENT -> {
          // What autograd finds in the gradient it would add to.
          logits.mutable_grad().put(noGradient);
          Tensor loss = torch.cross_entropy_loss(logits, targets);
          loss.backward();
          yield loss.item_float();
        }
        case SOFTMAX -> {
          torch.softmax_out(output, logits, 1);
          yield 0;
        }
        case LOG_SOFTMAX -> {
          torch.log_softmax_out(output, logits, 1);
          yield 0;
        }
      };
    }
  }

  @Override
  public float[] values() {
    if (!method.givesValues()) {
      return new float[0];
    }
    float[] values = new float[length];
    Tensor from = method == Method.LOSS_AND_GRADIENT ? logits.grad() : output;
    from.data_ptr_float().get(values);
    return values;
  }

  @Override
  public void close() {
    logits.close();
    targets.close();
    output.close();
    noGradient.close();
    logitsMemory.close();
    targetsMemory.close();
    outputMemory.close();
  }
}
