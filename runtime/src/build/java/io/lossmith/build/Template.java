package io.lossmith.build;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java of which some words stand between dollar signs: the words of the kernels of floats, which
 * become others for doubles, or capitals that stand for whole statements.
 */
final class Template {
  private static final Pattern MARKED = Pattern.compile("\\$(\\w+)\\$");

  private Template() {}

  /** Fills in what a type has for the marked words. */
  static String fill(String template, ElementType type) {
    Map<String, String> texts = type.texts();
    String statements = MARKED.matcher(template).replaceAll(m -> textOrWord(m, texts));
    return MARKED
        .matcher(statements)
        .replaceAll(m -> Matcher.quoteReplacement(type.word(m.group(1))));
  }

  private static String textOrWord(MatchResult marked, Map<String, String> texts) {
    String text = texts.getOrDefault(marked.group(1), marked.group());
    return Matcher.quoteReplacement(text);
  }
}
