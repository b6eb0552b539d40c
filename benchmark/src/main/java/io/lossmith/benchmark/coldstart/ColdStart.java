package io.lossmith.benchmark.coldstart;

import com.google.gson.Gson;
import io.lossmith.benchmark.jvm.Environment;
import io.lossmith.benchmark.jvm.ForkedJvm;
import io.lossmith.benchmark.jvm.JvmOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a JVM for each number of classes, with and without warm-up, and prints one table. */
@Command(
    name = "cold-start",
    mixinStandardHelpOptions = true,
    description = "Times the first million calls of fresh JVMs, with and without warm-up.")
public final class ColdStart implements Callable<Integer> {
  @Mixin private final JvmOptions jvm = new JvmOptions();

  @Option(
      names = "--classes",
      split = ",",
      description = "Numbers of classes. Default: ${DEFAULT-VALUE}.")
  private List<Integer> classes = List.of(10, 1000);

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ColdStart()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ForkedJvm fork = new ForkedJvm(jvm);
    Gson gson = new Gson();
    List<ColdStartFigures> all = new ArrayList<>();
    for (int classesOfJvm : classes) {
      for (boolean warmUp : new boolean[] {false, true}) {
        String line =
            fork.run(FirstCalls.class, Integer.toString(classesOfJvm), Boolean.toString(warmUp));
        all.add(gson.fromJson(line, ColdStartFigures.class));
      }
    }
    Environment.record(jvm).forEach((name, value) -> System.out.println(name + ": " + value));
    System.out.println();
    System.out.print(ColdStartTable.write(all));
    return 0;
  }
}
