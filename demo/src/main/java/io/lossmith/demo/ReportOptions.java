package io.lossmith.demo;

import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.data.OutputFile;
import io.lossmith.demo.report.Report;
import io.lossmith.demo.report.chart.ReportPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a report goes. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write the report here, replacing what is there")
  private Path report = Path.of("target", "lossmith-report.html");

  /** Finds out now whether the report could be written later. */
  void requireWritable() {
    if (report.toString().isEmpty()) {
      throw new InvalidInputException("--report is empty; it must name a place");
    }
    Path folder = report.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new InvalidInputException(folder, "cannot be created");
      }
    }
    OutputFile.requireWritable(report);
  }

  /** Draws and writes a report. */
  Path write(Report content) {
    OutputFile.write(report, StandardCharsets.UTF_8.encode(ReportPage.of(content)));
    return report;
  }
}
