package io.lossmith.benchmark.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** All contenders of this build: ours, what needs no library, and what the profile brings. */
public final class Contenders {
  private Contenders() {}

  /** The name of the contender that the others are divided by. */
  public static String ours() {
    return LossmithContender.FITTING;
  }

  /** Whether a contender of that name is a generated class. */
  public static boolean isOurs(String name) {
    return name.equals(LossmithContender.FITTING) || name.equals(LossmithContender.ANY);
  }

  /** In the order of a report's columns. */
  public static List<Contender> all() {
    List<Contender> all = new ArrayList<>();
    all.add(new LossmithContender(LossmithContender.FITTING));
    all.add(new LossmithContender(LossmithContender.ANY));
    all.add(new CopyContender());
    all.add(new PlainContender(PlainContender.TEXTBOOK));
    all.add(new PlainContender(PlainContender.TUNED));
    for (ContenderFamily family : ServiceLoader.load(ContenderFamily.class)) {
      all.addAll(family.contenders());
    }
    return List.copyOf(all);
  }

  /** The contender of that name. */
  public static Contender named(String name) {
    for (Contender contender : all()) {
      if (contender.name().equals(name)) {
        return contender;
      }
    }
    throw new IllegalArgumentException(
        "no contender \"" + name + "\" in this build; these are: " + names());
  }

  private static List<String> names() {
    return all().stream().map(Contender::name).toList();
  }
}
