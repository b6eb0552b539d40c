package io.lossmith.demo.service.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service in a JVM of its own, on a free port. */
public final class ChildService implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();
  private final int port;

  /** Starts a service and returns when it is ready. */
  public ChildService(Path state, Path model, String... options) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "io.lossmith.demo.Main",
                    "serve",
                    "--port",
                    "0",
                    "--state",
                    state.toString(),
                    "--model",
                    model.toString()),
                Stream.of(options))
            .toList();
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String listening = readUntil("listening ");
    readUntil("ready ");
    port = Integer.parseInt(listening.substring(listening.lastIndexOf(':') + 1).strip());
  }

  private String readUntil(String start) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith(start)) {
        return line;
      }
    }
    throw new IOException("the service ended:\n" + String.join("\n", lines));
  }

  public int port() {
    return port;
  }

  /** What the service had printed when it was ready. */
  public List<String> lines() {
    return lines;
  }

  /** Ends the process as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks the process to end, as {@code kill} does; returns its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("the service did not end within 30 s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
