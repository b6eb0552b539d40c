package io.lossmith.processor.generated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The digests of a workload's sections by their names, in the order of the run. */
record Sections(Map<String, Long> digests) {

  /** Reads what {@link #lines} gave. */
  static Sections parse(List<String> lines) {
    Map<String, Long> digests = new LinkedHashMap<>();
    for (String line : lines) {
      digests.put(line.substring(17), Long.parseUnsignedLong(line.substring(0, 16), 16));
    }
    return new Sections(digests);
  }

  /** One line a section: sixteen hexadecimal digits, a blank and the name. */
  List<String> lines() {
    return digests.entrySet().stream()
        .map(section -> hex(section.getValue()) + " " + section.getKey())
        .toList();
  }

  /** The digest of all sections' digests, in hexadecimal digits. */
  String total() {
    BitDigest total = new BitDigest();
    for (long digest : digests.values()) {
      total.add((int) (digest >>> 32));
      total.add((int) digest);
    }
    return hex(total.value());
  }

  /** The names of the sections that another run has otherwise or not at all, or the reverse. */
  Optional<String> differences(Sections other) {
    Map<String, Long> all = new LinkedHashMap<>(digests);
    other.digests.forEach(all::putIfAbsent);
    all.keySet().removeIf(name -> hasSame(name, other));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.keySet().stream().collect(Collectors.joining("; ", "differing: ", "")));
  }

  private boolean hasSame(String name, Sections other) {
    Long digest = digests.get(name);
    return digest != null && digest.equals(other.digests.get(name));
  }

  private static String hex(long digest) {
    String digits = Long.toHexString(digest);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** Collects what a run computes. */
  static final class Builder {
    private final Map<String, BitDigest> digests = new LinkedHashMap<>();

    /** The digest of a section, a new one at first. */
    BitDigest digest(String section) {
      return digests.computeIfAbsent(section, name -> new BitDigest());
    }

    Sections build() {
      Map<String, Long> values = new LinkedHashMap<>();
      digests.forEach((name, digest) -> values.put(name, digest.value()));
      return new Sections(values);
    }
  }
}
