package org.shrutik.consensus;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What a linguist says about the spelling of one language: which words are read out otherwise than
 * they are written, and which spellings are the same word. Read from {@code
 * consensus/rules/CODE.txt}, beside which the form of the files is described. Immutable and safe
 * for use by many threads.
 */
public final class LanguageRules {

  /** No rules: every word is compared as it is written. */
  public static final LanguageRules NONE = new LanguageRules("no rules");

  private static final String FOLDER = "/consensus/rules/";
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern NUMERAL = Pattern.compile("[0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,3}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern WORDS = Pattern.compile("[\\s\\p{Pd}\\u00AD]+");
  private static final int FIRST_YEAR_IN_PAIRS = 1100;
  private static final int LAST_YEAR_IN_PAIRS = 2099;

  private static final Map<String, LanguageRules> KNOWN = new ConcurrentHashMap<>();

  private final String name;
  private final Map<String, List<String>> spoken = new HashMap<>();
  private final Map<String, String> same = new HashMap<>();
  private final List<String[]> letters = new ArrayList<>();
  private RuleBasedNumberFormat numbers;

  private LanguageRules(String name) {
    this.name = name;
  }

  /**
   * The rules of a language.
   *
   * @param code its code, of which the part before a hyphen or underscore counts: {@code bn-IN} has
   *     the rules of {@code bn}
   * @return {@link #NONE} where there is no file for it
   */
  public static LanguageRules of(String code) {
    String base = code.split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    return CODE.matcher(base).matches() ? KNOWN.computeIfAbsent(base, LanguageRules::load) : NONE;
  }

  private static LanguageRules load(String code) {
    try (InputStream in = LanguageRules.class.getResourceAsStream(FOLDER + code + ".txt")) {
      return in == null ? NONE : parse(code, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @param code the code of the language
   * @param text the lines of the file
   * @throws IllegalArgumentException if a line is no rule; names the language and the line
   */
  public static LanguageRules parse(String code, String text) {
    LanguageRules rules = new LanguageRules(code);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty() && !rules.add(line)) {
        throw new IllegalArgumentException(
            "rules of " + code + ", line " + (i + 1) + " is no rule: " + line);
      }
    }
    return rules;
  }

  private boolean add(String line) {
    String[] sides = line.split("=", 2);
    List<String> left = BLANKS.splitAsStream(sides[0].strip()).toList();
    String right = sides.length == 2 ? sides[1].strip() : "";
    if (left.size() == 1) {
      boolean known = left.get(0).equals("numbers") && right.equals("words");
      if (known) {
        numbers = new RuleBasedNumberFormat(new ULocale(name), RuleBasedNumberFormat.SPELLOUT);
      }
      return known;
    }
    if (sides.length < 2 || left.size() != 2) {
      return false;
    }
    String from = WordKey.of(left.get(1));
    switch (left.get(0)) {
      case "spoken" -> spoken.put(from, List.of(WORDS.split(right)));
      case "same" -> same.put(from, WordKey.of(right));
      case "letters" -> letters.add(new String[] {from, WordKey.of(right)});
      default -> {
        return false;
      }
    }
    return !from.isEmpty() && (left.get(0).equals("letters") || !right.isEmpty());
  }

  /** The form in which a word is compared, where spellings that are the same word are one. */
  String key(String key) {
    String result = key;
    for (String[] pair : letters) {
      result = result.replace(pair[0], pair[1]);
    }
    return same.getOrDefault(result, result);
  }

  /**
   * How a word is read out where that is not as it is written, else null.
   *
   * @param key its compared form
   */
  List<String> spoken(String key) {
    List<String> words = spoken.get(key);
    boolean digit = !key.isEmpty() && key.charAt(0) >= '0' && key.charAt(0) <= '9';
    return words == null && digit && numbers != null && NUMERAL.matcher(key).matches()
        ? number(key)
        : words;
  }

  private synchronized List<String> number(String key) {
    long value = Long.parseLong(key.replace(",", ""));
    boolean year =
        key.length() == 4
            && !key.contains(",")
            && value >= FIRST_YEAR_IN_PAIRS
            && value <= LAST_YEAR_IN_PAIRS
            && value % 1000 >= 10;
    String rule = "%spellout-numbering-year";
    for (String known : numbers.getRuleSetNames()) {
      if (year && known.equals(rule)) {
        return List.of(WORDS.split(numbers.format(value, rule)));
      }
    }
    return List.of(WORDS.split(numbers.format(value)));
  }

  @Override
  public String toString() {
    return name;
  }
}
