package io.lossmith.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command that has run: its exit code and what it printed. */
record CommandRun(int exitCode, List<String> out, List<String> err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new CommandRun(
        exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }

  String lastLine() {
    return out.get(out.size() - 1);
  }
}
