package io.lossmith.processor.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.SimpleJavaFileObject;

/** A source or class file that lives in memory. */
final class MemoryFile extends SimpleJavaFileObject {
  private final String binaryName;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  MemoryFile(String binaryName, Kind kind) {
    super(URI.create("memory:///" + binaryName.replace('.', '/') + kind.extension), kind);
    this.binaryName = binaryName;
  }

  static MemoryFile source(String name, String text) {
    MemoryFile file = new MemoryFile(name, Kind.SOURCE);
    file.content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  String binaryName() {
    return binaryName;
  }

  byte[] bytes() {
    return content.toByteArray();
  }

  String text() {
    return content.toString(StandardCharsets.UTF_8);
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text();
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public OutputStream openOutputStream() {
    content.reset();
    return content;
  }
}
