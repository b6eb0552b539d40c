package io.lossmith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.testing.IdxFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir private Path folder;
  private Path model;
  private Path report;

  @BeforeEach
  void prepare() {
    IdxFolder.write(folder, 600, 100);
    model = folder.resolve("digits.model");
    report = folder.resolve("report.html");
  }

  @Test
  void trainingWritesAReport() throws IOException {
    CommandRun run = train("--report", report.toString());
    assertThat(run.out()).contains("report written to " + report);
    assertThat(Files.readString(report))
        .contains("id=\"loss-by-epoch\"", "id=\"hardest-images\"")
        .doesNotContain("epochs-unknown", "<script", "{{");
  }

  @Test
  void aSavedModelHasTheSameReportButForTimes() throws IOException {
    train("--save", model.toString(), "--report", report.toString());
    Path later = folder.resolve("later.html");
    CommandRun run = report(later);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsExactly("report written to " + later);
    assertThat(withoutTimes(later)).isEqualTo(withoutTimes(report));
  }

  @Test
  void aModelWithoutEpochsHasAReportWithoutThem() throws IOException {
    train("--save", model.toString(), "--no-report");
    Files.delete(folder.resolve("digits.model.epochs.csv"));
    assertThat(report(report).exitCode()).isZero();
    assertThat(Files.readString(report)).contains("epochs-unknown").doesNotContain("loss-by-epoch");
  }

  @Test
  void noReportIsWrittenWhereNoneIsWanted() {
    CommandRun run = train("--no-report", "--report", report.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(report).doesNotExist();
    assertThat(run.out()).noneMatch(line -> line.contains("report"));
  }

  @Test
  void aFolderForTheReportIsMade() {
    Path deep = folder.resolve("new").resolve("deeper").resolve("report.html");
    assertThat(train("--report", deep.toString()).exitCode()).isZero();
    assertThat(deep).exists();
  }

  @Test
  void namesThatCannotBeWrittenAreFoundOutBeforeTraining() {
    CommandRun run = train("--report", folder.toString());
    assertThat(run.err())
        .containsExactly("error: " + folder + ": cannot be written: is not a regular file");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(train("--report", "").err())
        .containsExactly("error: --report is empty; it must name a place");
  }

  @Test
  void theNameOfTheDataIsText() throws IOException {
    Path markup = Files.createDirectory(folder.resolve("<b>&"));
    IdxFolder.write(markup, 60, 20);
    CommandRun.of("--data", markup.toString(), "--epochs", "1", "--report", report.toString());
    assertThat(Files.readString(report)).contains("&lt;b&gt;&amp;").doesNotContain("<b>&");
  }

  @Test
  void aModelOfOtherImagesIsRefused() {
    train("--save", model.toString(), "--no-report");
    CommandRun run =
        CommandRun.of("report", "--model", model.toString(), "--report", report.toString());
    assertThat(run.err())
        .containsExactly(
            "error: " + model + ": takes images of 30 pixels; those of MNIST have 784");
  }

  @Test
  void aModelMustBeNamed() {
    assertThat(CommandRun.of("report").err())
        .containsExactly("error: Missing required option: '--model=FILE' (see --help)");
    assertThat(CommandRun.of("report", "--model", "nowhere.model").err())
        .containsExactly("error: nowhere.model: cannot be read: no such file or folder");
  }

  private CommandRun train(String... options) {
    String[] arguments = new String[options.length + 5];
    arguments[0] = "train";
    arguments[1] = "--data";
    arguments[2] = folder.toString();
    arguments[3] = "--epochs";
    arguments[4] = "2";
    System.arraycopy(options, 0, arguments, 5, options.length);
    return CommandRun.of(arguments);
  }

  private CommandRun report(Path file) {
    return CommandRun.of(
        "report",
        "--model",
        model.toString(),
        "--data",
        folder.toString(),
        "--report",
        file.toString());
  }

  private static String withoutTimes(Path report) throws IOException {
    String page = Files.readString(report);
    return page.replaceFirst("(?s)<figure id=\"step-time\">.*?</figure>", "")
        .replaceFirst("(?s)<dt>Loss and gradient</dt>.*?</div>", "");
  }
}
