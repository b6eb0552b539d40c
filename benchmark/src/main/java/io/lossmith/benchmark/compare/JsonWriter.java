package io.lossmith.benchmark.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** All figures of a run, every variant among them, for programs. */
final class JsonWriter {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private JsonWriter() {}

  static String write(Results results) {
    return GSON.toJson(results) + "\n";
  }
}
