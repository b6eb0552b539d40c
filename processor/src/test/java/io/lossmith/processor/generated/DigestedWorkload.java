package io.lossmith.processor.generated;

import io.lossmith.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** Generated classes, and calls of all their methods, of which every result goes into a digest. */
enum DigestedWorkload {
  /** Specs without options. */
  PLAIN {
    @Override
    Map<String, String> sources() {
      return Workload.sources();
    }

    @Override
    Sections run(Function<String, Object> losses) {
      return Workload.run(spec -> losses.apply(spec.lossName()));
    }
  },

  /** Specs with options. */
  OPTIONS {
    @Override
    Map<String, String> sources() {
      return OptionWorkload.sources();
    }

    @Override
    Sections run(Function<String, Object> losses) {
      return OptionWorkload.run(losses);
    }
  };

  /** The sources of the annotated types by their names. */
  abstract Map<String, String> sources();

  /**
   * Runs it.
   *
   * @param losses a new object of the generated class of a name
   */
  abstract Sections run(Function<String, Object> losses);

  /** Writes the generated classes of annotated types where a child JVM finds them. */
  static void writeLosses(Compiled compiled, Collection<String> types, Path directory)
      throws IOException {
    Path generated = Files.createDirectories(directory.resolve("generated"));
    for (String type : types) {
      String loss = lossName(type);
      String file = loss.substring(loss.lastIndexOf('.') + 1) + ".class";
      Files.write(generated.resolve(file), compiled.classBytes(loss));
    }
  }

  /** The generated class of an annotated type. */
  static String lossName(String type) {
    return type + "Loss";
  }
}
