package io.lossmith.processor.generated;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/** The JDKs of 17 or newer where systems usually keep them, but for the one that runs the test. */
final class InstalledJdks {
  private static final Path FOLDER = Path.of("/usr/lib/jvm");
  private static final int OLDEST = 17;

  private InstalledJdks() {}

  static SortedSet<Path> others() throws IOException {
    SortedSet<Path> homes = new TreeSet<>();
    if (Files.isDirectory(FOLDER)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(FOLDER)) {
        for (Path folder : folders) {
          if (Files.isExecutable(folder.resolve("bin/javac")) && feature(folder) >= OLDEST) {
            homes.add(folder.toRealPath());
          }
        }
      }
    }
    homes.remove(ChildJvm.ownHome().toRealPath());
    return homes;
  }

  /** The number before the first dot of a version; 0 of a folder that states none. */
  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Integer.parseInt(version.split("[.+-]", -1)[0]);
  }
}
