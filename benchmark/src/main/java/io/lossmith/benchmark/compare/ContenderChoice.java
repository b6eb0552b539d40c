package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.contender.Contender;
import java.util.List;

/** The contenders that a person has named. */
final class ContenderChoice {
  private final List<String> names;

  /**
   * Takes names of families, which mean all variants, and of variants.
   *
   * @param names empty for all contenders but those that are measured by name only
   */
  ContenderChoice(List<String> names) {
    this.names = List.copyOf(names);
  }

  List<Contender> of(List<Contender> contenders) {
    for (String name : names) {
      if (contenders.stream().noneMatch(contender -> isNamed(contender, name))) {
        throw new IllegalArgumentException(
            "no contender \""
                + name
                + "\" in this build; these are: "
                + contenders.stream().map(Contender::name).toList());
      }
    }
    return contenders.stream()
        .filter(
            contender ->
                names.isEmpty()
                    ? !contender.isByNameOnly()
                    : names.stream().anyMatch(name -> isNamed(contender, name)))
        .toList();
  }

  private static boolean isNamed(Contender contender, String name) {
    return contender.name().equals(name) || contender.name().startsWith(name + ":");
  }
}
