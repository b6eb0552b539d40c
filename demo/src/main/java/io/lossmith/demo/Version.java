package io.lossmith.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Says which version of the demo this is, and which Java it runs on. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.txt";

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(Version.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      String version = new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {"lossmith-demo " + version, "Java " + Runtime.version()};
    }
  }
}
