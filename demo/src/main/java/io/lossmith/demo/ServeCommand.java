package io.lossmith.demo;

import io.javalin.util.JavalinBindException;
import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.model.ModelFile;
import io.lossmith.demo.service.ServiceOptions;
import io.lossmith.demo.service.http.Limits;
import io.lossmith.demo.service.http.RunningService;
import io.lossmith.demo.service.http.ServerOptions;
import io.lossmith.demo.training.EpochResult;
import io.lossmith.demo.training.Trainer;
import io.lossmith.demo.training.TrainingListener;
import io.lossmith.demo.training.TrainingPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Serves a model that predicts and goes on learning, until the process is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description = "Serves the model over HTTP; what it learns there survives.")
final class ServeCommand implements Callable<Integer> {
  private static final int HIDDEN_UNITS = 32;
  private static final TrainingPlan PLAN = new TrainingPlan(3, 64, 0.005, 1);
  private static final int MAXIMUM_SNAPSHOT_STEPS = 1_000_000;
  private static final int MAXIMUM_WARM_UP = 1_000_000;
  private static final int MAXIMUM_PORT = 65_535;
  private static final int MAXIMUM_BODY = 1 << 28;
  private static final int MAXIMUM_SECONDS = 3_600;
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter out;

  @Option(names = "--host", paramLabel = "HOST", description = "address to listen on")
  private String host = "127.0.0.1";

  @Option(names = "--port", paramLabel = "N", description = "port to listen on; 0 for any free one")
  private int port = 8080;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "folder that keeps what is learned; created if absent")
  private Path state = Path.of("lossmith-state");

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "model to begin with where nothing was learned yet; trained now if absent")
  private @Nullable Path model;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "rate of the steps that are learned")
  private float learningRate = 0.02f;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "file with the token that clients must bring; none if absent")
  private @Nullable Path tokenFile;

  @Option(names = "--max-body", paramLabel = "BYTES", description = "longest body of a request")
  private int maximumBody = Limits.DEFAULT.bodyBytes();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "time for a client to send a request")
  private int timeout = (int) Limits.DEFAULT.time().toSeconds();

  @Option(
      names = "--snapshot-every",
      paramLabel = "STEPS",
      description = "steps from one snapshot of the model to the next; between them there is a log")
  private int snapshotEvery = ServiceOptions.of(learningRate).stepsPerSnapshot();

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "made-up requests before the service is ready")
  private int warmUp = 5_000;

  ServeCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    requireRange("--port", port, 0, MAXIMUM_PORT);
    requireRange("--max-body", maximumBody, 1, MAXIMUM_BODY);
    requireRange("--timeout", timeout, 1, MAXIMUM_SECONDS);
    requireRange("--snapshot-every", snapshotEvery, 1, MAXIMUM_SNAPSHOT_STEPS);
    requireRange("--warm-up", warmUp, 0, MAXIMUM_WARM_UP);
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new InvalidInputException(
          "--learning-rate is " + learningRate + "; it must be above 0 and at most 1");
    }
    Limits limits =
        new Limits(maximumBody, Duration.ofSeconds(timeout), Limits.DEFAULT.requestsAtOnce());
    RunningService running =
        start(new ServerOptions(host, port, TokenFile.read(tokenFile), limits));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
    long start = System.nanoTime();
    print("state        %s, %d steps learned", state, running.service().figures().step());
    print("listening    %s", running.uri());
    running.warmUp(warmUp);
    print("ready        warmed up in %.1f s", (System.nanoTime() - start) / NANOS_PER_SECOND);
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private RunningService start(ServerOptions options) {
    try {
      return RunningService.start(
          state,
          this::initialModel,
          ServiceOptions.of(learningRate).withStepsPerSnapshot(snapshotEvery),
          options,
          line -> print("damaged      %s", line));
    } catch (JavalinBindException e) {
      throw new InvalidInputException(
          "--host " + host + ", --port " + port,
          "cannot be listened on: it is in use, or not of this machine");
    }
  }

  private DigitModel initialModel() {
    if (model != null) {
      print("model        %s", model);
      return ModelFile.read(model);
    }
    print("model        trained now: %d epochs of MNIST", PLAN.epochs());
    ImageData images = ImageData.bundled(DigitModelLoss.CLASSES);
    DigitModel trained =
        DigitModel.random(
            images.training().pixelsPerImage(), HIDDEN_UNITS, new SplittableRandom(PLAN.seed()));
    new Trainer(PLAN, images, trained).train(new Epochs());
    return trained;
  }

  private static void requireRange(String option, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new InvalidInputException(
          option + " is " + value + "; it must be " + minimum + " to " + maximum);
    }
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /** Prints an epoch in one line. */
  private final class Epochs implements TrainingListener {
    @Override
    public void firstBatch(float loss) {}

    @Override
    public void step(int epoch, int examples) {}

    @Override
    public void epoch(EpochResult result) {
      print(
          "             epoch %d: validation accuracy %.4f",
          result.epoch(), result.validation().accuracy());
    }
  }
}
