package io.lossmith.demo;

import io.lossmith.demo.data.AtomicFile;
import io.lossmith.demo.data.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token in a file, where other users of the machine do not see it, as they see arguments. */
final class TokenFile {
  private TokenFile() {}

  static Optional<String> read(@Nullable Path file) {
    if (file == null) {
      return Optional.empty();
    }
    try {
      String token = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (token.isEmpty()) {
        throw new InvalidInputException(file, "holds no token");
      }
      return Optional.of(token);
    } catch (IOException e) {
      throw new InvalidInputException(file, "cannot be read: " + AtomicFile.reason(e));
    }
  }
}
