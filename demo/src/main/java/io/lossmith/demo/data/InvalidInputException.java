package io.lossmith.demo.data;

/**
 * Something that the user gave cannot be used: a file, a folder, the value of an option. The
 * message is one line for that user, with the place first.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception for the user.
   *
   * @param message one line: the file or option, then what is wrong with it
   */
  public InvalidInputException(String message) {
    super(message);
  }

  /**
   * Creates an exception for the user, about a file.
   *
   * @param location the file or folder
   * @param problem what is wrong with it
   */
  public InvalidInputException(Object location, String problem) {
    this(location + ": " + problem);
  }
}
