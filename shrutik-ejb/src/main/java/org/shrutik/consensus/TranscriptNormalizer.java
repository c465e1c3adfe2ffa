package org.shrutik.consensus;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a verbatim transcription into the words that are compared.
 *
 * <p>A word is a run of letters, marks and digits; punctuation (the danda too) only separates. An
 * apostrophe between letters and a decimal or grouping sign between digits stay inside the word,
 * and a spoken sign ({@code % & @ + =} and currencies) is a word of its own. Scripts written
 * without spaces (Han, kana, Thai …) are cut by ICU's dictionaries, whatever blanks were typed.
 *
 * <p>Words are compared by their key, see {@link WordKey}.
 *
 * <p>The same text always gives the same words, in every locale; normalising a key gives the key.
 * Stateless and safe for use by many threads.
 */
public final class TranscriptNormalizer {

  /**
   * One word of a transcription: its key, the way it was written (in NFC), the punctuation written
   * around it, and what parts it from the next word: a blank, or nothing.
   */
  record Token(String key, String before, String written, String after, String blank) {

    Token withKey(String other) {
      return new Token(other, before, written, after, blank);
    }
  }

  private static final char ZERO_WIDTH_SPACE = '\u200B';

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  private static final byte SEPARATOR = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte SIGN = 3;
  private static final byte INVISIBLE = 4;
  private static final int FEW = 0x1000;

  /** From here on, with Thai, there are scripts without blanks. */
  private static final int FIRST_UNSPACED = 0x0E01;

  /** The kinds of the letters of most scripts that are written with blanks. */
  private static final byte[] KINDS = firstKinds();

  private TranscriptNormalizer() {}

  /**
   * The keys of the words of {@code text}, in order.
   *
   * @param text a transcription as it was typed, possibly empty
   * @return the words to compare, never null; empty where the text says nothing
   */
  public static List<String> words(String text) {
    return words(text, LanguageRules.NONE);
  }

  /**
   * The keys of the words of {@code text} as they are read out in a language.
   *
   * @param text a transcription as it was typed, possibly empty
   * @param rules the rules of its language
   * @return the words to compare, never null
   */
  public static List<String> words(String text, LanguageRules rules) {
    return tokens(text, new HashMap<>(), rules).stream().map(Token::key).toList();
  }

  /**
   * The whole text in its compared form: its words with one blank between them. Two transcriptions
   * say the same exactly if these are equal.
   */
  public static String normalized(String text) {
    return String.join(" ", words(text));
  }

  /** The text as it was written, with one blank for several. */
  static String tidy(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String blank = "";
    for (Token token : written(text, new HashMap<>())) {
      out.append(blank).append(token.before).append(token.written).append(token.after);
      blank = token.blank;
    }
    return out.toString();
  }

  /**
   * The words of a text with what stands around them.
   *
   * @param known keys of words that were met before, by the word; added to. For the texts of one
   *     chunk, which share most words, it saves most of the work
   * @param rules what is read out otherwise than it is written, and which spellings are the same
   */
  static List<Token> tokens(String verbatim, Map<String, String> known, LanguageRules rules) {
    List<Token> written = written(verbatim, known);
    if (rules == LanguageRules.NONE) {
      return written;
    }
    List<Token> tokens = new ArrayList<>(written.size());
    for (Token token : written) {
      List<String> spoken = rules.spoken(token.key);
      if (spoken == null) {
        String key = rules.key(token.key);
        tokens.add(key.equals(token.key) || key.isEmpty() ? token : token.withKey(key));
      } else {
        addSpoken(tokens, token, spoken, rules);
      }
    }
    return tokens;
  }

  private static void addSpoken(
      List<Token> tokens, Token token, List<String> spoken, LanguageRules rules) {
    boolean capital = UCharacter.isUpperCase(token.written.codePointAt(0));
    for (int i = 0; i < spoken.size(); i++) {
      boolean last = i + 1 == spoken.size();
      String word = spoken.get(i);
      String shown = capital && i == 0 ? UCharacter.toTitleCase(word, null) : word;
      // The full stop of an abbreviation goes with it.
      String after = token.after.startsWith(".") ? token.after.substring(1) : token.after;
      tokens.add(
          new Token(
              rules.key(WordKey.of(word)),
              i == 0 ? token.before : "",
              shown,
              last ? (isNumeral(token.key) ? token.after : after) : "",
              last ? token.blank : " "));
    }
  }

  private static boolean isNumeral(String key) {
    return key.charAt(0) >= '0' && key.charAt(0) <= '9';
  }

  private static List<Token> written(String verbatim, Map<String, String> known) {
    String text = WordKey.isComposed(verbatim) ? verbatim : NFC.normalize(verbatim);
    List<Span> spans = spans(text, known);
    List<Token> tokens = new ArrayList<>(spans.size());
    int from = 0;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      boolean last = i + 1 == spans.size();
      String before = from == span.start ? "" : text.substring(from, span.start);
      if (i == 0) {
        before = before.strip();
      }
      int limit = last ? text.length() : spans.get(i + 1).start;
      int lastBlank = lastBlank(text, span.end, limit);
      boolean glued = last ? unspaced(span.key.codePointBefore(span.key.length())) : lastBlank < 0;
      from = last || lastBlank < 0 ? limit : lastBlank + 1;
      String after = blanksCollapsed(text, span.end, from);
      tokens.add(new Token(span.key, before, span.written(text), after, glued ? "" : " "));
    }
    return tokens;
  }

  private record Span(int start, int end, String key) {

    String written(String text) {
      boolean asKey = end - start == key.length() && text.startsWith(key, start);
      return asKey ? key : text.substring(start, end);
    }
  }

  private static List<Span> spans(String text, Map<String, String> known) {
    List<Span> spans = new ArrayList<>(text.length() / 5 + 1);
    int length = text.length();
    int at = 0;
    while (at < length) {
      int point = text.codePointAt(at);
      byte kind = kind(point);
      if (kind == SEPARATOR || kind == INVISIBLE) {
        at += Character.charCount(point);
      } else if (kind == SIGN) {
        int end = at + Character.charCount(point);
        addSpan(spans, text, at, end, known);
        at = end;
      } else if (unspaced(point)) {
        at = addUnspacedRun(spans, text, at);
      } else {
        int end = endOfWord(text, at);
        addSpan(spans, text, at, end, known);
        at = end;
      }
    }
    return spans;
  }

  private static void addSpan(
      List<Span> spans, String text, int start, int end, Map<String, String> known) {
    String key = known.computeIfAbsent(text.substring(start, end), WordKey::of);
    if (!key.isEmpty()) {
      spans.add(new Span(start, end, key));
    }
  }

  private static int endOfWord(String text, int start) {
    int at = start;
    byte previous = SEPARATOR;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < FIRST_UNSPACED && (KINDS[c] == LETTER || KINDS[c] == DIGIT)) {
        previous = KINDS[c];
        at++;
        continue;
      }
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      byte kind = kind(point);
      if (kind == LETTER || kind == DIGIT) {
        if (unspaced(point)) {
          break;
        }
        previous = kind;
      } else if (kind != INVISIBLE) {
        byte following = spacedKind(text, next);
        boolean inside =
            WordKey.isApostrophe(point)
                ? previous == LETTER && following == LETTER
                : isNumberSign(point) && previous == DIGIT && following == DIGIT;
        if (!inside) {
          break;
        }
      }
      at = next;
    }
    return at;
  }

  /** Cuts a run of a script without spaces by dictionary, as if its blanks were not there. */
  private static int addUnspacedRun(List<Span> spans, String text, int start) {
    StringBuilder run = new StringBuilder();
    List<Integer> origins = new ArrayList<>();
    int at = start;
    int end = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (belongsToUnspacedRun(point)) {
        run.appendCodePoint(point);
        for (int i = at; i < next; i++) {
          origins.add(i);
        }
        end = next;
      } else if (!UCharacter.isUWhiteSpace(point)) {
        break;
      }
      at = next;
    }
    BreakIterator cuts = WORDS.clone();
    cuts.setText(run.toString());
    int from = cuts.first();
    for (int to = cuts.next(); to != BreakIterator.DONE; to = cuts.next()) {
      String key = WordKey.of(run.substring(from, to));
      if (!key.isEmpty()) {
        spans.add(new Span(origins.get(from), origins.get(to - 1) + 1, key));
      }
      from = to;
    }
    return end;
  }

  /** The kind of what follows, a separator where a word in spaces cannot go on. */
  private static byte spacedKind(String text, int at) {
    if (at == text.length() || unspaced(text.codePointAt(at))) {
      return SEPARATOR;
    }
    return kind(text.codePointAt(at));
  }

  private static byte kind(int point) {
    return point < FEW ? KINDS[point] : kindByProperties(point);
  }

  private static byte kindByProperties(int point) {
    if (WordKey.isLeftOut(point)) {
      return point == ZERO_WIDTH_SPACE ? SEPARATOR : INVISIBLE;
    }
    return switch (UCharacter.getType(point)) {
      case UCharacter.UPPERCASE_LETTER,
          UCharacter.LOWERCASE_LETTER,
          UCharacter.TITLECASE_LETTER,
          UCharacter.MODIFIER_LETTER,
          UCharacter.OTHER_LETTER,
          UCharacter.NON_SPACING_MARK,
          UCharacter.COMBINING_SPACING_MARK,
          UCharacter.ENCLOSING_MARK ->
          WordKey.isApostrophe(point) ? SEPARATOR : LETTER;
      case UCharacter.DECIMAL_DIGIT_NUMBER, UCharacter.LETTER_NUMBER, UCharacter.OTHER_NUMBER ->
          DIGIT;
      case UCharacter.CURRENCY_SYMBOL -> SIGN;
      default -> SEPARATOR;
    };
  }

  private static byte[] firstKinds() {
    byte[] kinds = new byte[FEW];
    for (int point = 128; point < FEW; point++) {
      kinds[point] = kindByProperties(point);
    }
    for (char c = 0; c < 128; c++) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        kinds[c] = LETTER;
      } else if (c >= '0' && c <= '9') {
        kinds[c] = DIGIT;
      } else if ("%&@+=$".indexOf(c) >= 0) {
        kinds[c] = SIGN;
      }
    }
    return kinds;
  }

  private static boolean isNumberSign(int point) {
    return point == '.' || point == ',' || point == '\u066B' || point == '\u066C';
  }

  private static boolean unspaced(int point) {
    return point >= FIRST_UNSPACED && UScript.breaksBetweenLetters(UScript.getScript(point));
  }

  private static boolean belongsToUnspacedRun(int point) {
    byte kind = kind(point);
    if (unspaced(point)) {
      return kind == LETTER || kind == DIGIT;
    }
    int script = UScript.getScript(point);
    return (kind == LETTER || kind == INVISIBLE)
        && (script == UScript.COMMON || script == UScript.INHERITED);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || UCharacter.isUWhiteSpace(c);
  }

  private static int lastBlank(String text, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (isBlank(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String blanksCollapsed(String text, int from, int to) {
    if (from == to || (to - from == 1 && isBlank(text.charAt(from)))) {
      return "";
    }
    StringBuilder out = new StringBuilder(to - from);
    boolean blank = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        blank = true;
      } else {
        if (blank) {
          out.append(' ');
          blank = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }
}
