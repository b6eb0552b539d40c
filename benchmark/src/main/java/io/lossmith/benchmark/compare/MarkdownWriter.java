package io.lossmith.benchmark.compare;

/** What a run ran on, its table, and what could not be measured, to read as it is. */
final class MarkdownWriter {
  private MarkdownWriter() {}

  static String write(Results results) {
    StringBuilder text = new StringBuilder();
    results.environment().forEach((name, value) -> item(text, name + ": " + value));
    text.append('\n').append(TableWriter.write(results));
    if (!results.failures().isEmpty()) {
      text.append('\n');
      results.failures().forEach(failure -> item(text, "not measured: " + failure));
    }
    return text.toString();
  }

  private static void item(StringBuilder text, String item) {
    text.append("- ").append(item).append('\n');
  }
}
