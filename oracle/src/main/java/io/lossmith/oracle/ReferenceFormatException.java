package io.lossmith.oracle;

/** A reference file breaks its format; the message names the file and the line. */
public final class ReferenceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReferenceFormatException(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }
}
