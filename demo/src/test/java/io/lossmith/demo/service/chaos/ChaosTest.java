package io.lossmith.demo.service.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.ModelFile;
import io.lossmith.demo.service.chaos.Clients.Learned;
import io.lossmith.demo.service.chaos.Clients.Predicted;
import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.store.LoggedSteps;
import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Caller;
import io.lossmith.demo.service.testing.ChildService;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.ReferenceModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Load, {@code kill -9}, and a new start, again and again: nothing that was acknowledged is lost,
 * nothing is there that nobody asked for, and the model answers the same bits as a reference that
 * learned the same steps by other code.
 */
class ChaosTest {
  private static final int CYCLES = Integer.getInteger("lossmith.chaos.cycles", 3);
  private static final long SEED = Long.getLong("lossmith.chaos.seed", 1);
  private static final float RATE = 0.02f;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ReferenceModel reference = new ReferenceModel(Digits.model(1));
  private final LogLossAccumulator losses = new LogLossAccumulator();
  private long step;
  private int predictions;
  private int unacknowledged;

  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    Path model = folder.resolve("first.model");
    ModelFile.write(model, Digits.model(1));
    Path state = folder.resolve("state");
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      try (ChildService service = start(state, model)) {
        assertThat(service.lines()).as("no damage after kill -9").noneMatch(this::tellsOfDamage);
        requireSameModel(new Caller(service.port()));
        Clients clients = new Clients(service.port(), random.nextLong());
        Thread.sleep(random.nextLong(50, 1500));
        service.kill();
        clients.join();
        assertThat(clients.problems()).isEmpty();
        check(clients, LoggedSteps.read(state));
      }
    }
    try (ChildService service = start(state, model)) {
      requireSameModel(new Caller(service.port()));
      assertThat(service.stop()).as("exit code after SIGTERM").isEqualTo(143);
    }
    System.out.printf(
        "chaos: %d cycles, %d steps learned, %d of them not acknowledged, %d predictions%n",
        CYCLES, step, unacknowledged, predictions);
    assertThat(step).isPositive();
    assertThat(predictions).isPositive();
  }

  private static ChildService start(Path state, Path model) throws Exception {
    return new ChildService(
        state,
        model,
        "--learning-rate",
        String.valueOf(RATE),
        "--snapshot-every",
        "100",
        "--warm-up",
        "100");
  }

  /** A step that was cut off while being written is set aside with a report; it is the only one. */
  private boolean tellsOfDamage(String line) {
    return line.startsWith("damaged") && !line.contains("its last step has");
  }

  /** The service has learned what the reference has, to the last bit. */
  private void requireSameModel(Caller caller) throws Exception {
    JsonNode model = caller.get("/model").json();
    assertThat(model.get("step").longValue()).isEqualTo(step);
    assertThat(model.get("checksum").asString())
        .isEqualTo(HexFormat.of().toHexDigits(ModelCopy.checksum(reference.model())));
    assertThat(model.get("learned").get("images").longValue()).isEqualTo(step);
    if (step > 0) {
      assertThat(model.get("learned").get("logLoss").doubleValue()).isEqualTo(losses.mean());
    }
    Answer answer = caller.postJson("/predict", "{\"image\":" + Digits.json(7) + "}");
    JsonNode logits = answer.json().get("predictions").get(0).get("logits");
    assertThat(Answer.floats(logits)).isEqualTo(reference.logits(7));
  }

  /** Lets the reference learn what is in the log, and compares it with what the clients know. */
  private void check(Clients clients, Map<Long, LoggedSteps.Step> log) {
    Map<Long, Learned> acknowledged = clients.learned();
    Map<Long, List<Predicted>> predicted =
        clients.predicted().stream().collect(Collectors.groupingBy(Predicted::step));
    long last = log.keySet().stream().mapToLong(Long::longValue).max().orElse(step);
    assertThat(acknowledged.keySet()).as("acknowledged steps").allMatch(n -> n <= last);
    assertThat(predicted.keySet()).as("steps of answers").allMatch(n -> n >= step && n <= last);
    compare(predicted.getOrDefault(step, List.of()));
    List<Integer> unanswered = clients.unanswered();
    while (step < last) {
      step++;
      Learned told = acknowledged.get(step);
      int image = told != null ? told.image() : unansweredImage(log.get(step), unanswered);
      if (log.containsKey(step)) {
        assertThat(log.get(step).pixels()).isEqualTo(Digits.pixels(image));
        assertThat(log.get(step).label()).isEqualTo(Digits.IMAGES.label(image));
      }
      learn(image, told);
      compare(predicted.getOrDefault(step, List.of()));
    }
  }

  /** A step that nobody was told of is one of the requests that got no answer, and only once. */
  private int unansweredImage(LoggedSteps.Step logged, List<Integer> unanswered) {
    assertThat(logged).as("step %d, which nobody was told of", step).isNotNull();
    for (Integer image : unanswered) {
      if (Arrays.equals(logged.pixels(), Digits.pixels(image))) {
        unanswered.remove(image);
        unacknowledged++;
        return image;
      }
    }
    throw new AssertionError("step " + step + " was asked for by nobody");
  }

  private void learn(int image, Learned told) {
    boolean correct = largest(reference.logits(image)) == Digits.IMAGES.label(image);
    float before = reference.learn(image, RATE);
    losses.add(before, correct);
    if (told != null) {
      assertThat(told.lossBefore()).isEqualTo(before);
      assertThat(told.lossAfter()).isEqualTo(reference.loss(image));
    }
  }

  private void compare(List<Predicted> answers) {
    for (Predicted answer : answers) {
      assertThat(answer.logits())
          .as("logits after step %d", answer.step())
          .isEqualTo(reference.logits(answer.image()));
      predictions++;
    }
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
