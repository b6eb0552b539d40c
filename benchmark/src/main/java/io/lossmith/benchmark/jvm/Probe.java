package io.lossmith.benchmark.jvm;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints what the JVM that it runs in is, a line a property: {@code name=value}. Run in the JVM
 * that measures, for its options decide.
 */
final class Probe {
  private Probe() {}

  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    properties().forEach((name, value) -> out.println(name + "=" + value));
  }

  static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(
        "JDK",
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"));
    properties.put("vector", vector());
    return properties;
  }

  /** By reflection: javac would warn of the incubating module wherever this is compiled. */
  private static String vector() {
    try {
      Object species =
          Class.forName("jdk.incubator.vector.FloatVector").getField("SPECIES_PREFERRED").get(null);
      Object bits =
          Class.forName("jdk.incubator.vector.VectorSpecies")
              .getMethod("vectorBitSize")
              .invoke(species);
      return bits + " bits";
    } catch (ClassNotFoundException e) {
      return "none: the JVM was started without jdk.incubator.vector";
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK's Vector API is not the one known here", e);
    }
  }
}
