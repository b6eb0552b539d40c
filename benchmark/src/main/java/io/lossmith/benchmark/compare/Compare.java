package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.Contenders;
import io.lossmith.benchmark.contender.Method;
import io.lossmith.benchmark.jvm.Environment;
import io.lossmith.benchmark.jvm.JvmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a grid, prints the table, and leaves it as Markdown, JSON and a page with charts. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Measures Lossmith and its peers on the same data, each in a JVM of its own.")
public final class Compare implements Callable<Integer> {
  @Mixin private final GridOptions gridOptions = new GridOptions();
  @Mixin private final JvmOptions jvm = new JvmOptions();

  @Option(
      names = "--contenders",
      split = ",",
      description =
          "Names, with or without variant, as in plain or plain:tuned. Default: lossmith and copy"
              + " where the cost grows, else all but lossmith-any.")
  private List<String> chosen = List.of();

  @Option(
      names = "--output",
      description = "Folder for the reports. Default: ${DEFAULT-VALUE}, below where this is run.")
  private Path output = Path.of("benchmark", "target", "comparison");

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Compare())
            .registerConverter(Method.class, Method::of)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(output.resolve("log"));
    Results results = measure(Environment.record(jvm));
    Files.writeString(output.resolve("table.md"), MarkdownWriter.write(results));
    Files.writeString(output.resolve("results.json"), JsonWriter.write(results));
    Files.writeString(output.resolve("report.html"), HtmlWriter.write(results));
    print(results);
    return results.failures().isEmpty() ? 0 : 1;
  }

  private Results measure(Map<String, String> recorded) {
    CellRunner runner = new CellRunner(jvm, Timing.OF_A_CELL, output.resolve("log"));
    List<Measurement> measurements = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<Entry> entries = entries();
    for (Entry entry : ProgressBar.wrap(entries, "measuring")) {
      try {
        measurements.add(runner.run(entry.cell(), entry.contender()));
      } catch (RunnerException e) {
        failures.add(
            entry.contender().name()
                + ", "
                + entry.cell()
                + ": see "
                + runner.log(entry.cell(), entry.contender()));
      }
    }
    Map<String, String> environment = new LinkedHashMap<>(recorded);
    environment.put("backend", Backends.of(measurements));
    environment.put("core", CoreShares.of(measurements));
    environment.put("timing", Timing.OF_A_CELL.toString());
    return new Results(Contenders.ours(), environment, measurements, failures);
  }

  private ContenderChoice choice() {
    return new ContenderChoice(chosen.isEmpty() ? gridOptions.contenders() : chosen);
  }

  private List<Entry> entries() {
    List<Contender> contenders = choice().of(Contenders.all());
    List<Entry> entries = new ArrayList<>();
    for (Cell cell : gridOptions.grid().cells()) {
      for (Contender contender : contenders) {
        if (contender.takes(cell.method(), cell.classes(), cell.rows())) {
          entries.add(new Entry(cell, contender));
        }
      }
    }
    return entries;
  }

  private void print(Results results) {
    System.out.print(MarkdownWriter.write(results));
    System.out.println();
    System.out.println("reports: " + output.toAbsolutePath());
  }

  private record Entry(Cell cell, Contender contender) {}
}
