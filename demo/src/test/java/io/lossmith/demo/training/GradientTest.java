package io.lossmith.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.Minibatch;
import io.lossmith.demo.testing.IdxFolder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gradient of the whole network against differences of its loss; that loss is computed here, in
 * double and from the definition, by nothing that the model uses.
 */
class GradientTest {
  private static final int ROWS = 12;
  private static final int HIDDEN = 7;
  private static final int CLASSES = 10;
  private static final double STEP = 1e-5;
  private static final double LARGEST_ERROR = 1e-7;

  @TempDir private Path folder;
  private LabelledImages images;
  private DigitModel model;

  @BeforeEach
  void prepare() {
    IdxFolder.write(folder, 120, 12);
    images = ImageData.inFolder(folder, CLASSES).training();
    model = DigitModel.random(images.pixelsPerImage(), HIDDEN, new SplittableRandom(5));
  }

  @Test
  void agreesWithDifferencesOfTheLoss() {
    // More room than rows: the last batch of an epoch.
    TrainingStep step = new TrainingStep(model, ROWS + 3);
    Minibatch batch = new Minibatch(images, ROWS + 3);
    batch.gather(0, ROWS + 3);
    step.lossAndGradient(batch);
    batch.gather(0, ROWS);
    float loss = step.lossAndGradient(batch);

    double[][] parameters =
        model.parameters().stream().map(GradientTest::widened).toArray(double[][]::new);
    assertThat((double) loss).isCloseTo(meanLoss(parameters), within(1e-6));
    List<float[]> gradient = step.gradient().parameters();
    double worst = 0;
    double largest = 0;
    for (int i = 0; i < parameters.length; i++) {
      for (int j = 0; j < parameters[i].length; j++) {
        double value = parameters[i][j];
        parameters[i][j] = value + STEP;
        double above = meanLoss(parameters);
        parameters[i][j] = value - STEP;
        double below = meanLoss(parameters);
        parameters[i][j] = value;
        double difference = (above - below) / (2 * STEP);
        worst = Math.max(worst, Math.abs(gradient.get(i)[j] - difference));
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    System.out.printf("largest gradient %.3f, worst error %.2e%n", largest, worst);
    assertThat(largest).as("there is a gradient to compare").isGreaterThan(0.05);
    assertThat(worst).isLessThan(LARGEST_ERROR);
  }

  @Test
  void aStepAllocatesNothing() {
    TrainingStep step = new TrainingStep(model, ROWS);
    Adam optimizer = new Adam(model, step.gradient());
    Minibatch batch = new Minibatch(images, ROWS);
    int[] order = {5, 3, 99, 0, 1, 2, 4, 6, 7, 8, 9, 10};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    // The least of several: a compiler that ends its work in between is charged to this thread.
    for (int attempt = 0; attempt < 20; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 50; i++) {
        batch.gather(order, 0, i % 2 == 0 ? ROWS : ROWS - 5);
        step.lossAndGradient(batch);
        optimizer.step(1e-3);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  private double meanLoss(double[][] parameters) {
    float[] pixels = new float[images.pixelsPerImage()];
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      images.copyPixels(row, pixels, 0);
      double[] units = layer(widened(pixels), parameters[0], parameters[1]);
      for (int i = 0; i < units.length; i++) {
        units[i] = Math.max(units[i], 0);
      }
      double[] logits = layer(units, parameters[2], parameters[3]);
      double sumOfExponentials = 0;
      for (double logit : logits) {
        sumOfExponentials += StrictMath.exp(logit);
      }
      sum += StrictMath.log(sumOfExponentials) - logits[images.label(row)];
    }
    return sum / ROWS;
  }

  private static double[] layer(double[] inputs, double[] weights, double[] bias) {
    double[] outputs = bias.clone();
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < outputs.length; j++) {
        outputs[j] += inputs[i] * weights[i * outputs.length + j];
      }
    }
    return outputs;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
