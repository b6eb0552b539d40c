package io.lossmith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.model.ModelFile;
import io.lossmith.demo.testing.IdxFolder;
import io.lossmith.demo.training.EpochFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final String FIGURES_OF_SEED_7 = "test accuracy 0.2600  test loss 2.1256";

  @TempDir private Path folder;

  @BeforeEach
  void writeDataSet() {
    IdxFolder.write(folder, 600, 100);
  }

  @Test
  void endsWithAccuracyAndLoss() {
    CommandRun run = train();
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.lastLine()).matches("test accuracy \\d\\.\\d{4}  test loss \\d+\\.\\d{4}");
  }

  @Test
  void saysWhatItTrainsOnAndHowItGoes() {
    assertThat(train("--epochs", "3", "--batch", "64").out())
        .contains(
            "data         "
                + folder
                + ": 500 training, 100 validation, 100 test images of 3 x 10, 10 classes",
            "model        30 -> 32 -> 10 with ReLU, 1322 parameters",
            "training     Adam, 3 epochs, batch 64, learning rate 0.005, seed 1")
        .anyMatch(line -> line.matches("first batch  loss [23]\\.\\d{6}; ln 10 = 2\\.302585 .*"))
        .anyMatch(line -> line.matches(" {4}3 ( +\\d\\.\\d{4}){3} +\\d+"))
        .noneMatch(line -> line.matches(" {4}4 .*"))
        .anyMatch(line -> line.matches("loss and its gradient took .* of training: .* %"));
  }

  @Test
  void learnsWhatIsThereToLearn() {
    String accuracy = train("--epochs", "30").lastLine().split(" +")[2];
    assertThat(Double.parseDouble(accuracy)).isGreaterThan(0.95);
  }

  @Test
  void theSameSeedGivesTheSameFiguresAndModel() throws IOException {
    Path first = folder.resolve("first.model");
    Path second = folder.resolve("second.model");
    List<String> figures = figures(train("--seed", "7", "--save", first.toString()));
    assertThat(figures(train("--seed", "7", "--save", second.toString()))).isEqualTo(figures);
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    assertThat(figures(train("--seed", "8"))).isNotEqualTo(figures);
  }

  /** The constant holds for every JDK: the same test runs on all of them. */
  @Test
  void everyJdkGivesTheSameFigures() {
    assertThat(train("--seed", "7").lastLine()).isEqualTo(FIGURES_OF_SEED_7);
  }

  @Test
  void theInterpreterTrainsTheSameModelAsTheCompiler() throws Exception {
    Path compiled = folder.resolve("compiled.model");
    Path interpreted = folder.resolve("interpreted.model");
    train("--epochs", "20", "--save", compiled.toString());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-classpath",
                System.getProperty("java.class.path"),
                "io.lossmith.demo.Main",
                "--data",
                folder.toString(),
                "--epochs",
                "20",
                "--no-report",
                "--save",
                interpreted.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(Files.mismatch(compiled, interpreted)).isEqualTo(-1);
    assertThat(output).as("no progress bar, nothing but lines").doesNotContain("\r", "\u001b");
  }

  @Test
  void plainFilesGiveTheSameAsGzippedOnes(@TempDir Path plain) {
    IdxFolder.put(plain.resolve(IdxFolder.TRAINING_IMAGES), IdxFolder.images(600, 1));
    IdxFolder.put(plain.resolve(IdxFolder.TRAINING_LABELS), IdxFolder.labels(600));
    IdxFolder.put(plain.resolve(IdxFolder.TEST_IMAGES), IdxFolder.images(100, 2));
    IdxFolder.put(plain.resolve(IdxFolder.TEST_LABELS), IdxFolder.labels(100));
    CommandRun run = CommandRun.of("--data", plain.toString(), "--epochs", "2");
    assertThat(run.lastLine()).isEqualTo(train().lastLine());
  }

  @Test
  void oneBatchMayHoldEverything() {
    assertThat(train("--batch", "8192").exitCode()).isZero();
  }

  @Test
  void oneExampleMayBeABatch() {
    assertThat(train("--batch", "1", "--hidden", "1").exitCode()).isZero();
  }

  @Test
  void savesTheModelWithItsEpochsAndNothingElse() throws IOException {
    Path file = folder.resolve("digits.model");
    IdxFolder.put(file, new byte[] {1, 2, 3});
    long before = count();
    CommandRun run = train("--hidden", "5", "--save", file.toString());
    assertThat(run.out()).contains("model saved as " + file);
    assertThat(ModelFile.read(file).hiddenUnits()).isEqualTo(5);
    assertThat(EpochFile.read(EpochFile.beside(file))).hasSize(2);
    assertThat(count()).isEqualTo(before + 1);
  }

  private long count() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private CommandRun train(String... options) {
    Stream<String> given =
        List.of(options).contains("--epochs") ? Stream.of() : Stream.of("--epochs", "2");
    return CommandRun.of(
        Stream.of(
                Stream.of("train", "--no-report", "--data", folder.toString()),
                given,
                Stream.of(options))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  /** What is printed but for times and the place of the model. */
  private static List<String> figures(CommandRun run) {
    return run.out().stream()
        .filter(line -> !line.startsWith("loss and its gradient took"))
        .filter(line -> !line.startsWith("model saved as"))
        .map(line -> line.matches(" *\\d+ .*") ? line.replaceFirst(" +\\d+$", "") : line)
        .toList();
  }
}
