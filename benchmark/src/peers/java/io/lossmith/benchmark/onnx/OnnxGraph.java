package io.lossmith.benchmark.onnx;

import io.lossmith.benchmark.contender.Method;
import io.lossmith.benchmark.onnx.OnnxModel.ElementType;
import java.util.Arrays;
import java.util.List;

/**
 * Graphs over logits [N][C] and int64 targets [N]. The gradient is put together from operators of
 * inference: ONNX Runtime's own gradient operators are in its training build alone.
 */
enum OnnxGraph {
  LOSS("", Method.LOSS) {
    @Override
    void addNodes(OnnxModel model, int rows, int classes) {
      model.node(crossEntropy().outputs(LOSS_OUTPUT));
    }
  },

  SOFTMAX("", Method.SOFTMAX) {
    @Override
    void addNodes(OnnxModel model, int rows, int classes) {
      model.node(rowWise("Softmax").outputs(VALUES_OUTPUT));
    }
  },

  LOG_SOFTMAX("", Method.LOG_SOFTMAX) {
    @Override
    void addNodes(OnnxModel model, int rows, int classes) {
      model.node(rowWise("LogSoftmax").outputs(VALUES_OUTPUT));
    }
  },

  /** exp(logProbabilities) / N, then -1 / N added at the targets. */
  SCATTER(":scatter", Method.LOSS_AND_GRADIENT) {
    @Override
    void addNodes(OnnxModel model, int rows, int classes) {
      float[] atTargets = new float[rows];
      Arrays.fill(atTargets, -1f / rows);
      model
          .constant("share", new long[0], 1f / rows)
          .constant("atTargets", new long[] {rows, 1}, atTargets)
          .input(TARGET_COLUMN, ElementType.INT64, rows, 1)
          .node(crossEntropy().outputs(LOSS_OUTPUT, "logProbabilities"))
          .node(new OnnxNode("Exp").inputs("logProbabilities").outputs("probabilities"))
          .node(new OnnxNode("Mul").inputs("probabilities", "share").outputs("scaled"))
          .node(
              new OnnxNode("ScatterElements")
                  .inputs("scaled", TARGET_COLUMN, "atTargets")
                  .attribute("axis", 1)
                  .attribute("reduction", "add")
                  .outputs(VALUES_OUTPUT));
    }
  },

  /** softmax / N - oneHot / N. */
  ONE_HOT(":onehot", Method.LOSS_AND_GRADIENT) {
    @Override
    void addNodes(OnnxModel model, int rows, int classes) {
      model
          .constant("share", new long[0], 1f / rows)
          .constant("offAndOn", new long[] {2}, 0, 1f / rows)
          .constant("classes", classes)
          .node(crossEntropy().outputs(LOSS_OUTPUT))
          .node(rowWise("Softmax").outputs("probabilities"))
          .node(new OnnxNode("Mul").inputs("probabilities", "share").outputs("scaled"))
          .node(new OnnxNode("OneHot").inputs(TARGETS, "classes", "offAndOn").outputs("atTargets"))
          .node(new OnnxNode("Sub").inputs("scaled", "atTargets").outputs(VALUES_OUTPUT));
    }
  };

  static final String LOGITS = "logits";
  static final String TARGETS = "targets";

  /** The targets as [N][1], which is how ScatterElements wants them. */
  static final String TARGET_COLUMN = "targetColumn";

  static final String LOSS_OUTPUT = "loss";
  static final String VALUES_OUTPUT = "values";

  private final String variant;
  private final Method method;

  OnnxGraph(String variant, Method method) {
    this.variant = variant;
    this.method = method;
  }

  /** What a contender's name ends in. */
  String variant() {
    return variant;
  }

  Method method() {
    return method;
  }

  /** The inputs by name, in the model's order. */
  List<String> inputs() {
    if (!method.givesLoss()) {
      return List.of(LOGITS);
    }
    return this == SCATTER ? List.of(LOGITS, TARGETS, TARGET_COLUMN) : List.of(LOGITS, TARGETS);
  }

  /** The model for exactly this shape. */
  byte[] model(int rows, int classes) {
    OnnxModel model = new OnnxModel().input(LOGITS, ElementType.FLOAT, rows, classes);
    if (method.givesLoss()) {
      model.input(TARGETS, ElementType.INT64, rows).output(LOSS_OUTPUT, ElementType.FLOAT);
    }
    addNodes(model, rows, classes);
    if (method.givesValues()) {
      model.output(VALUES_OUTPUT, ElementType.FLOAT, rows, classes);
    }
    return model.toByteArray();
  }

  abstract void addNodes(OnnxModel model, int rows, int classes);

  private static OnnxNode crossEntropy() {
    return new OnnxNode("SoftmaxCrossEntropyLoss")
        .inputs(LOGITS, TARGETS)
        .attribute("reduction", "mean");
  }

  private static OnnxNode rowWise(String operator) {
    return new OnnxNode(operator).inputs(LOGITS).attribute("axis", 1);
  }
}
